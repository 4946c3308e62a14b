import { inflateSync } from "node:zlib";
import { cutDeletionVector, locateDeletionVector } from "./deletionVector";
import { rowsOfBitmaps } from "./roaring";
import { decodeZ85 } from "./z85";

const bytes = (base64: string) => Uint8Array.from(Buffer.from(base64, "base64"));
const range = (from: number, to: number, step = 1) =>
  Array.from({ length: Math.ceil((to - from) / step) }, (_, index) => from + index * step);

// Serialized by CRoaring (pyroaring 1.2.0), behind Delta's own frame.
test.each<[string, Uint8Array, readonly number[]]>([
  [
    "few rows, in containers that list them",
    bytes("0dM5ZAEAAAAAAAAAAAAAADowAAADAAAAAAACAAEAAAADAAAAIAAAACYAAAAoAAAAAAADAP//AABADQ=="),
    [0, 3, 65535, 65536, 200000],
  ],
  [
    "many rows, in a container of bits",
    inflateSync(bytes("eNrtx7ENgCAURdHvBiau4AC2soF7sAs9mxEXgoTCASxozsnNS15777zFJ10R85djH/vUU5Ik/S8AAAAAAABW6vFkcgU=")),
    range(0, 15_000, 3),
  ],
  [
    "rows one after another, in runs",
    bytes("0dM5ZAEAAAAAAAAAAAAAADswAgAHAAB9EwEAj+4CAN8iAQAKAH0TAQBwEY/uAQAAAN8i"),
    [...range(10, 5_000), ...range(70_000, 140_000)],
  ],
  [
    "so many runs that they have offsets",
    bytes(
      "0dM5ZAEAAAAAAAAAAAAAADswBAAfAAD//wEA//8CAP//AwD//wQA35MtAAAAMwAAADkAAAA/AAAARQAAAAEAAAD//wEAAAD//wEAAAD//wEAAAD//wEAAADfkw==",
    ),
    range(0, 300_000),
  ],
  [
    "rows beyond 32 bits",
    bytes("0dM5ZAIAAAAAAAAAAAAAADowAAABAAAAAAAAABAAAAABAAEAAAA6MAAAAQAAAAAAAAAQAAAAAgA="),
    [1, 2 ** 32 + 2],
  ],
])("bitmaps of %s are read", (_, serialized, rows) => {
  // As text, which is compared a hundred times faster than long lists are.
  expect([...rowsOfBitmaps(serialized)].join()).toBe(rows.join());
});

test.each([
  ["another format", bytes("AAAAAAAAAAA=")],
  ["a bitmap that is cut off", bytes("0dM5ZAEAAAAAAAAAAAAAADowAAADAAAA")],
  ["a bitmap of another kind", bytes("0dM5ZAEAAAAAAAAAAAAAAAAAAAADAAAA")],
  ["nothing", bytes("")],
])("%s is none", (_, serialized) => {
  expect(() => [...rowsOfBitmaps(serialized)]).toThrow(RangeError);
});

const vector = { sizeInBytes: 40, cardinality: 6 };

// The examples of the protocol (delta.io: "PROTOCOL", Deletion Vector Descriptor Schema), the last one in the form that
// Spark writes.
test("a vector is in a file named by a UUID, in a folder or not, or in the log itself", () => {
  const inFile = { ...vector, storageType: "u", offset: 4 };
  expect(locateDeletionVector({ ...inFile, pathOrInlineDv: "ab^-aqEH.-t@S}K{vb[*k^" })).toEqual({
    kind: "file",
    path: "ab/deletion_vector_d2c639aa-8816-431a-aaf6-d3fe2512ff61.bin",
    offset: 4,
    sizeInBytes: 40,
  });
  expect(locateDeletionVector({ ...inFile, pathOrInlineDv: "^-aqEH.-t@S}K{vb[*k^" })).toMatchObject({
    path: "deletion_vector_d2c639aa-8816-431a-aaf6-d3fe2512ff61.bin",
  });
  const inline = {
    ...vector,
    sizeInBytes: 44,
    storageType: "i",
    pathOrInlineDv: "^Bg9^0rr910000000000iXQKl0rr91000f55c8Xg0@@D72lkbi5=-{L",
  };
  const located = locateDeletionVector(inline)!;
  expect([...rowsOfBitmaps((located as { bytes: Uint8Array }).bytes)]).toEqual([3, 4, 7, 11, 18, 29]);
  expect(locateDeletionVector({ ...vector, storageType: "p", pathOrInlineDv: "s3://x/dv.bin" })).toBeUndefined();
});

test("a vector's length in its file has to be the log's", () => {
  const file = Uint8Array.from([1, 0, 0, 0, 2, 7, 8, 0, 0, 0, 0]);
  expect(cutDeletionVector(file, 1, 2)).toEqual(Uint8Array.from([7, 8]));
  expect(cutDeletionVector(file, 1, 3)).toBeUndefined();
  expect(cutDeletionVector(file, 1, 90)).toBeUndefined();
});

test("Z85 is read as its specification shows it, and nothing else is", () => {
  expect(Buffer.from(decodeZ85("HelloWorld")).toString("hex")).toBe("864fd26fb559f75b");
  expect(() => decodeZ85("Hell")).toThrow(RangeError);
  expect(() => decodeZ85("Hell~")).toThrow(RangeError);
});
