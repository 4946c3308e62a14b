import { problem } from "../../errors";
import { printNamePart } from "./texts";

const reserved: ReadonlySet<string> = new Set(["true", "false", "null"]);

/** A name as a script writes it: bare where it may be, else in braces. */
export function printName(name: string): string {
  if (/^[A-Za-z][A-Za-z0-9_]*$/.test(name) && !reserved.has(name)) return name;
  // A backslash before n or r would be read as a line end.
  if (/\}|\\[nr]/.test(name)) throw problem("name-not-printable", { name });
  return `{${printNamePart(name)}}`;
}

/** The name after `$` or `#`, where digits and `$` need no braces either. */
export function printSigilName(name: string): string {
  return /^(?:[A-Za-z0-9_]+|\$)$/.test(name) ? name : printName(name);
}
