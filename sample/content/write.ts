/**
 * When and as which version a record was written to the lake. Rows of which there are many name both: to spread a write
 * into them takes seven times as long.
 */
export interface Write {
  readonly versionnumber: number;
  readonly SinkModifiedOn: number;
}

/** The first copy: the version is the record's number, so that all increments are newer. */
export const firstWrite = (folder: number, index: number): Write => ({
  versionnumber: 1_000_000 + index,
  SinkModifiedOn: folder + (index % 3_000) * 1_000,
});

/** The writes of one increment, one version after another. */
export function writesOf(folder: number, increment: number): () => Write {
  let count = 0;
  return () => {
    count++;
    return { versionnumber: increment * 1_000_000_000 + count, SinkModifiedOn: folder + (count % 3_000) * 1_000 };
  };
}
