import { problem } from "../../errors";

export interface Separators {
  readonly decimal: string;
  readonly group: string;
}

const known = new Map<string, Separators>();

/** The decimal and grouping signs of a locale such as `de`; one that is not known is a problem. */
export function separatorsOf(locale: string): Separators {
  const found = known.get(locale) ?? read(locale);
  known.set(locale, found);
  return found;
}

function read(locale: string): Separators {
  const [name] = supported(locale.replace("_", "-"));
  if (name === undefined)
    throw problem("value-argument", { function: "a number format", argument: `the locale ${locale}` });
  if (new Intl.NumberFormat(name).resolvedOptions().numberingSystem !== "latn")
    throw problem("unsupported-argument", {
      function: "a number format",
      what: `the locale ${locale} and its own digits`,
    });
  const parts = new Intl.NumberFormat(name, { useGrouping: true }).formatToParts(1234567.5);
  const sign = (type: string) => parts.find((part) => part.type === type)?.value;
  return { decimal: sign("decimal") ?? ".", group: sign("group") ?? "," };
}

/** A locale that is well written but not known would be taken for that of this machine. */
function supported(locale: string): readonly string[] {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale);
  } catch {
    return [];
  }
}
