import type { FunctionDefinition, Translation } from "./definition";
import { signature } from "./signature";

type Extras = Partial<
  Pick<FunctionDefinition, "nulls" | "result" | "estimate" | "evaluate" | "items" | "javascript" | "decision">
>;

const define =
  (kind: FunctionDefinition["kind"], nulls: FunctionDefinition["nulls"]) =>
  (text: string, duckdb: Translation, extras: Extras = {}): FunctionDefinition => {
    const parsed = signature(text);
    return { name: parsed.name, kind, signature: parsed, nulls, duckdb, ...extras };
  };

/** Defines a function of one row; NULL in, NULL out, unless said otherwise. */
export const scalar = define("scalar", "propagate");
/** Defines a function over the rows of a group or window; it has an `…If` twin. */
export const aggregate = define("aggregate", "own");
/** Defines a function that only a window has. */
export const windowed = define("window", "own");
