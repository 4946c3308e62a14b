import { recordId } from "./recordId";

test.each([
  ["a real export's record", 4_277, 5_648_001_569, "000010b5-0000-0000-21aa-a55001000000"],
  ["the first record of demonstration data", 1, 5_637_144_576, "00000001-0000-0000-0000-005001000000"],
  ["a record beyond 32 bits twice over", 0x7fffffff, Number.MAX_SAFE_INTEGER, "7fffffff-0000-0000-ffff-ffffffff1f00"],
])("the Id of %s", (_what, tableId, recid, id) => {
  expect(recordId(tableId, recid)).toBe(id);
});
