import { problem } from "../../errors";

type Format = "json" | "java" | "ecmascript" | "xml" | "html";

const named: Readonly<Record<string, string>> = { "\b": "\\b", "\n": "\\n", "\t": "\\t", "\f": "\\f", "\r": "\\r" };
const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** What has a backslash before it in each format, as Apache Commons Text has it, which Java programs use. */
const slashed: Readonly<Partial<Record<Format, RegExp>>> = {
  json: /["\\/]/,
  java: /["\\]/,
  ecmascript: /["'\\/]/,
};

/** The format of a name; one that the reference does not list is a problem. */
export function escapeFormat(name: string): Format {
  const formats = ["json", "java", "ecmascript", "xml", "html"] as const;
  const found = formats.find((format) => format === name.toLowerCase());
  if (found === undefined) throw problem("value-argument", { function: "escape", argument: `the format ${name}` });
  return found;
}

const refused = (name: string, what: string) => problem("unsupported-argument", { function: name, what });

/** Text in a form that a format takes. */
export function escape(text: string, name: string): string {
  const format = escapeFormat(name);
  const special = slashed[format];
  if (special === undefined) {
    if (format === "html" && /[\u0080-\uffff]/.test(text))
      throw refused("escape", "html, and letters beyond ASCII, whose names are not known here,");
    const marks = format === "html" ? /[&<>"]/g : /[&<>"']/g;
    return text.replace(marks, (mark) => entities[mark] ?? mark);
  }
  return text.replace(/[^]/g, (unit) => {
    if (special.test(unit)) return `\\${unit}`;
    const code = unit.charCodeAt(0);
    return (
      named[unit] ?? (code < 0x20 || code > 0x7f ? `\\u${code.toString(16).toUpperCase().padStart(4, "0")}` : unit)
    );
  });
}

/** What a format's text stands for. */
export function unescape(text: string, name: string): string {
  const format = escapeFormat(name);
  if (slashed[format] === undefined) return withoutEntities(text, format);
  const meanings = new Map(Object.entries(named).map(([plain, written]) => [written, plain]));
  return text.replace(/\\u+([0-9a-fA-F]{4})|\\([^])/g, (written, code?: string, mark?: string) =>
    code === undefined ? (meanings.get(written) ?? `${mark}`) : String.fromCharCode(parseInt(code, 16)),
  );
}

function withoutEntities(text: string, format: Format): string {
  const meanings = new Map(Object.entries(entities).map(([plain, written]) => [written, plain]));
  return text.replace(/&#(\d+);|&#x([0-9a-f]+);|&\w+;/gi, (written, decimal?: string, hex?: string) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hex !== undefined) return String.fromCodePoint(parseInt(hex, 16));
    const meaning = meanings.get(written);
    if (meaning === undefined && format === "html")
      throw refused("unescape", `${written} of html, which is not known here,`);
    return meaning ?? written;
  });
}
