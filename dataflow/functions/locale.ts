export interface Separators {
  readonly decimal: string;
  readonly group: string;
}

const known = new Map<string, Separators | undefined>();

/** The decimal and grouping signs of a locale such as `de`; `undefined` for one that is not known. */
export function separatorsOf(locale: string): Separators | undefined {
  if (!known.has(locale)) known.set(locale, read(locale));
  return known.get(locale);
}

function read(locale: string): Separators | undefined {
  try {
    const parts = new Intl.NumberFormat(locale.replace("_", "-"), { useGrouping: true }).formatToParts(1234567.5);
    const sign = (type: string) => parts.find((part) => part.type === type)?.value;
    return { decimal: sign("decimal") ?? ".", group: sign("group") ?? "," };
  } catch {
    return undefined;
  }
}
