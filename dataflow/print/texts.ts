const escapes: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** A text in single quotes. */
export function printText(text: string): string {
  return `'${escape(text, /[\\'\n\r\t]/g)}'`;
}

/** A text between the holes of an interpolated one. */
export function printTextPart(text: string): string {
  return escape(text, /[\\"{}\n\r\t]/g);
}

/** A name between braces, where only line ends are escaped. */
export function printNamePart(name: string): string {
  return escape(name, /[\n\r]/g);
}

function escape(text: string, special: RegExp): string {
  return text.replace(special, (character) => escapes[character] ?? `\\${character}`);
}
