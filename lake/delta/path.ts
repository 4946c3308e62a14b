import { problem, type Where } from "../../errors";

/** A file's path as the log writes it: URL-encoded, steps kept (delta.io: "PROTOCOL", Add File). */
export function encodePath(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}

/** The path of a log's file relative to the table. Absolute ones (shallow clones) lead out of the table: refused. */
export function decodePath(path: string, where: Where = {}): string {
  if (/^[a-z][a-z0-9+.-]*:|^\//i.test(path)) throw problem("delta-absolute-path", { path }, where);
  try {
    return decodeURIComponent(path);
  } catch (error) {
    throw problem("delta-log-invalid", { reason: `the path ${path} is not URL-encoded` }, where, { cause: error });
  }
}
