/** Lets the next one in. */
export type Leave = () => void;

/** Lets so many runs in at a time; the others wait in the order they came. */
export class Gate {
  private readonly waiting: (() => void)[] = [];
  private free: number;

  constructor(concurrency: number) {
    this.free = concurrency;
  }

  get isOpen(): boolean {
    return this.free > 0;
  }

  /** Resolves with the way out, or with nothing where the signal came before the turn. */
  async enter(signal: AbortSignal): Promise<Leave | undefined> {
    const leave = () => this.leave();
    if (!this.isOpen) return this.turn(signal, leave);
    this.free -= 1;
    return leave;
  }

  private turn(signal: AbortSignal, leave: Leave): Promise<Leave | undefined> {
    return new Promise((resolve) => {
      const enter = () => {
        signal.removeEventListener("abort", giveUp);
        resolve(leave);
      };
      const giveUp = () => {
        this.waiting.splice(this.waiting.indexOf(enter), 1);
        resolve(undefined);
      };
      signal.addEventListener("abort", giveUp, { once: true });
      this.waiting.push(enter);
    });
  }

  private leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.free += 1;
  }
}

/** Works on every item, at most so many at a time, and answers in the order of the items. */
export async function inParallel<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  const entries = items.entries();
  const worker = async () => {
    for (const [index, item] of entries) results[index] = await work(item, index);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return results;
}
