import { Problem, problem } from "../../errors";

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "operation not permitted",
  EROFS: "the file system is read-only",
  ENOSPC: "no space left on the disk",
  EDQUOT: "the disk quota is used up",
  ENOENT: "no such file or folder",
  ENOTDIR: "a part of the path is a file, not a folder",
  EISDIR: "it is a folder",
};

export function errorCode(error: unknown): string | undefined {
  // Not `instanceof Error`: under jest the file system's errors are of another realm.
  const { code } = error as { readonly code?: unknown };
  return typeof code === "string" ? code : undefined;
}

/** Why the system refused, in words. */
export function reasonOf(error: unknown): string {
  const system = errorCode(error);
  return (system && reasons[system]) ?? system ?? String((error as Partial<Error>).message);
}

/** The problem that a failed read or write of a path is. */
export function failure(code: "storage-not-writable" | "storage-not-readable", path: string, error: unknown): unknown {
  if (error instanceof Problem || errorCode(error) === undefined) return error;
  return problem(code, { path, reason: reasonOf(error) }, { file: path }, { cause: error });
}
