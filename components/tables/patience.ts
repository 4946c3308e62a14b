import { asProblem, mayPass, refusalOf } from "./refusal";

export interface Clock {
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
}

export interface Waiting {
  readonly account: string;
  readonly container: string;
  readonly clock: Clock;
  readonly tell: (line: string) => void;
}

const pause = 15_000;

/** Repeats work that a storage account refuses until roles and network rules of this deployment have spread. */
export async function patiently<T>(work: () => Promise<T>, { account, container, clock, tell }: Waiting): Promise<T> {
  const began = clock.now();
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === undefined) throw error;
      if (!mayPass(refusal, clock.now() - began)) throw asProblem(refusal, { account, container }, error);
      if (attempt === 0) tell(`waiting for ${refusal === "role" ? "a role on" : "a way to"} ${account}/${container}`);
      await clock.sleep(pause);
    }
  }
}

/** The same without waiting: a preview says at once what is missing. */
export async function atOnce<T>(
  work: () => Promise<T>,
  place: { readonly account: string; readonly container: string },
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const refusal = refusalOf(error);
    throw refusal === undefined ? error : asProblem(refusal, place, error);
  }
}
