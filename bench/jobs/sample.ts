import { createReadStream } from "node:fs";
import { cp, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { addIncrement, writeSample } from "../../sample";

interface Bronze {
  readonly bronze: string;
  readonly lines: number;
}

const sampleOf = ({ bronze, lines }: Bronze) =>
  ({ out: bronze, transactions: lines, increments: 0, changes: "onePercent" }) as const;

/** The first copy of a sample, written unless it is there; afterwards its files are in the machine's cache. */
export async function firstCopy({ bronze, lines }: Bronze): Promise<void> {
  if ((await stat(bronze).catch(() => undefined)) === undefined) {
    const unfinished = `${bronze}.unfinished`;
    await rm(unfinished, { recursive: true, force: true });
    await writeSample(sampleOf({ bronze: unfinished, lines }));
    await rename(unfinished, bronze);
  }
  await readThrough(bronze);
}

/** A copy of that sample, with a folder in which one percent of the lines is new or changed. */
export async function onePercentChanged({ bronze, lines, from }: Bronze & { readonly from: string }): Promise<void> {
  await cp(from, bronze, { recursive: true });
  await addIncrement(sampleOf({ bronze, lines }));
}

async function readThrough(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const file of entries.filter((entry) => entry.isFile()))
    await finished(createReadStream(join(file.parentPath, file.name)).resume());
}
