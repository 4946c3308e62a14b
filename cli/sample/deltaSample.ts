import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Engine } from "../../local/duckdb/engine";
import { DirectoryStorage } from "../../local/storage/directory";
import { convertToDelta } from "../../local/synapseLink/convert";
import { deltaTableFolder } from "../../pipelines/layout";
import { addIncrement, newFolder, writeSample, type Sample, type WrittenSample } from "../../sample";

/** Writes the sample as Delta tables: those that Synapse Link makes of the CSV sample, a version for each increment. */
export async function writeDeltaSample(sample: Sample): Promise<WrittenSample> {
  await newFolder(sample.out);
  const csv = await mkdtemp(join(tmpdir(), "sample-"));
  const engine = await Engine.open();
  try {
    const convert = () =>
      convertToDelta(engine, new DirectoryStorage(csv), new DirectoryStorage(sample.out), deltaTableFolder);
    await writeSample({ ...sample, out: csv, increments: 0 });
    let tables = await convert();
    for (let increments = 0; increments < (sample.increments ?? 1); increments++) {
      await addIncrement({ ...sample, out: csv, increments });
      tables = await convert();
    }
    // The container has it in both formats, and views over the tables are made from it.
    await copyFile(join(csv, "model.json"), join(sample.out, "model.json"));
    return { folders: [], tables };
  } finally {
    await engine.close();
    await rm(csv, { recursive: true, force: true });
  }
}
