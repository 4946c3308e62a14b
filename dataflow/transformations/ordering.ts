import type { Block } from "../ast";
import { bind } from "../check/bind";
import { constantOf } from "../check/constant";
import type { Scope } from "../check/scope";
import type { SortKey } from "../translate/query";
import { call } from "../check/call";
import { valuesOf, type Arguments } from "./arguments";

/** Sort keys: `asc(column, true)`, where the flag puts NULLs first. Without it ascending NULLs come first, descending last, as in Spark. */
export const orderOf = (blocks: readonly Block[], scope: Scope): readonly SortKey[] =>
  blocks.flatMap((block) => {
    const [by, nullsFirst] = valuesOf(block);
    if (by === undefined) return [];
    const descending = block.name === "desc";
    const first = nullsFirst ? constantOf(bind(nullsFirst, scope)) === true : !descending;
    return [{ value: bind(by, scope), descending, nullsFirst: first }];
  });

/** The sort keys of a statement; with `caseInsensitive: true` texts compare in lower case. */
export const orderOfAll = (args: Arguments, scope: Scope): readonly SortKey[] =>
  orderOf(args.blocks("asc", "desc"), scope).map((key) =>
    args.flag("caseInsensitive") && key.value.type.kind === "string"
      ? { ...key, value: call("lower", [key.value], {}, scope) }
      : key,
  );
