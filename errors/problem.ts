import { catalogue, type Code, type Parameters } from "./catalogue";

/** Where a problem was found. Lines and columns count from 1. */
export interface Where {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly table?: string;
  readonly folder?: string;
  readonly row?: number;
}

/** An error from the catalogue: what is wrong, where, and what to do about it. */
export class Problem extends Error {
  override readonly name = "Problem";

  constructor(
    readonly code: Code,
    message: string,
    readonly hint: string,
    readonly where: Where,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** What is wrong and what to do, for where errors are plain text. */
  get advice(): string {
    return `${this.message}\n${this.hint}`;
  }

  /** The form that `--json` prints. */
  toJSON() {
    return { code: this.code, message: this.message, hint: this.hint, ...this.where };
  }

  /** The same problem with what the caller knows of the place; what is already known stays. */
  at(where: Where): Problem {
    return new Problem(this.code, this.message, this.hint, { ...where, ...this.where }, { cause: this.cause });
  }
}

/** Makes a problem of the catalogue. Throw it, or collect it. */
export function problem<C extends Code>(
  code: C,
  parameters: Parameters<C>,
  where: Where = {},
  options?: ErrorOptions,
): Problem {
  const entry = catalogue[code] as { message: (p: Parameters<C>) => string; hint: (p: Parameters<C>) => string };
  return new Problem(code, entry.message(parameters), entry.hint(parameters), where, options);
}
