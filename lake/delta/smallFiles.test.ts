import type { AddFile } from "./action";
import { filesToCombine } from "./smallFiles";

const file = (size: number): AddFile => ({
  path: `${size}`,
  partitionValues: {},
  size,
  modificationTime: 0,
  dataChange: true,
});

test("fifty small files are left alone, one more and all of them are put together", () => {
  const fifty = Array.from({ length: 50 }, (_, index) => file(index));
  expect(filesToCombine([...fifty, file(30_000_000)])).toEqual([]);
  expect(filesToCombine([...fifty, file(30_000_000), file(50)])).toEqual([...fifty, file(50)]);
});
