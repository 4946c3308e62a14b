import { problem } from "../../errors";

/** The steps of a path inside a container; empty and `.` steps do not count, `..` and zero bytes are refused. */
export function segments(path: string): readonly string[] {
  const steps = path.split("/").filter((step) => step !== "" && step !== ".");
  if (steps.includes("..") || path.includes("\0") || steps.some((step) => /^\.\.[\\]|[\\]\.\.([\\]|$)/.test(step))) {
    throw problem("storage-path-outside", { path: path.replaceAll("\0", "\\0") });
  }
  return steps;
}
