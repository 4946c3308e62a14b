/** One kind of error: its message and its hint, both made from the same named parameters. */
export interface Entry<P> {
  readonly message: (parameters: P) => string;
  readonly hint: (parameters: P) => string;
}

export function entry<P = Record<never, never>>(
  message: string | ((parameters: P) => string),
  hint: string | ((parameters: P) => string),
): Entry<P> {
  return {
    message: typeof message === "string" ? () => message : message,
    hint: typeof hint === "string" ? () => hint : hint,
  };
}
