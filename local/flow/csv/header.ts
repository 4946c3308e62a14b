import { open } from "node:fs/promises";

export interface HeaderDialect {
  readonly delimiter: string;
  /** Empty for none. */
  readonly quote: string;
  readonly escape: string;
  /** Lines before the header. */
  readonly skip: number;
}

const startSize = 1 << 20;

/** The fields of a text file's first record; empty for an empty file. */
export async function firstRecord(path: string, dialect: HeaderDialect): Promise<readonly string[]> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(startSize), 0, startSize, 0);
    const start = buffer.toString("utf8", 0, bytesRead).replace(/^\ufeff/, "");
    const lines = start.split(/(?<=\n)/).slice(dialect.skip);
    return lines.length === 0 ? [] : fieldsOf(lines.join(""), dialect);
  } finally {
    await file.close();
  }
}

function fieldsOf(text: string, { delimiter, quote, escape }: HeaderDialect): readonly string[] {
  const fields: string[] = [];
  let field = "";
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    const next = text[at + 1];
    if (isQuoted && character === escape && (next === quote || next === escape)) {
      field += next;
      at++;
    } else if (quote !== "" && character === quote) {
      isQuoted = !isQuoted;
    } else if (!isQuoted && (character === "\n" || character === "\r")) {
      break;
    } else if (!isQuoted && character === delimiter) {
      fields.push(field);
      field = "";
    } else {
      field += character;
    }
  }
  return [...fields, field];
}
