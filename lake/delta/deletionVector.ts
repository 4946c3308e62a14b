import type { DeletionVector } from "./action";
import { uuidText } from "./uuid";
import { decodeZ85 } from "./z85";

/** Where the bytes of a deletion vector are: at hand, or in a file of the table. */
export type StoredDeletionVector =
  | { readonly kind: "inline"; readonly bytes: Uint8Array }
  | { readonly kind: "file"; readonly path: string; readonly offset: number; readonly sizeInBytes: number };

/**
 * Finds a deletion vector (delta.io: "PROTOCOL", Deletion Vector Descriptor Schema). Undefined where it is stored by an
 * absolute path, which leads out of the table, or in a way that the protocol does not name.
 */
export function locateDeletionVector(vector: DeletionVector): StoredDeletionVector | undefined {
  const { storageType, pathOrInlineDv: text, offset, sizeInBytes } = vector;
  switch (storageType) {
    case "i":
      return { kind: "inline", bytes: decodeZ85(text).subarray(0, sizeInBytes) };
    case "u": {
      // The last 20 characters are the UUID in the file's name; those before it are the folder.
      const folder = text.slice(0, -20);
      const name = `deletion_vector_${uuidText(Buffer.from(decodeZ85(text.slice(-20))).toString("hex"))}.bin`;
      return { kind: "file", path: folder === "" ? name : `${folder}/${name}`, offset: offset ?? 0, sizeInBytes };
    }
    default:
      return undefined;
  }
}

/** The bytes of a deletion vector in its file: length, bytes, checksum; undefined where the file says another length. */
export function cutDeletionVector(file: Uint8Array, offset: number, sizeInBytes: number): Uint8Array | undefined {
  const begins = offset + 4;
  if (file.length < begins + sizeInBytes) return undefined;
  const length = new DataView(file.buffer, file.byteOffset, file.byteLength).getUint32(offset);
  return length === sizeInBytes ? file.subarray(begins, begins + sizeInBytes) : undefined;
}
