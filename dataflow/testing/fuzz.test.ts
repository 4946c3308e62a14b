import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { Problem } from "../../errors";
import { check } from "../check";
import { excerpt } from "../excerpt";
import { parse } from "../parse";
import { print } from "../print";

/** A few seconds of the same damage each time; with `FUZZ_SECONDS=600` for as long, and other damage each time. */
const onDemand = process.env["FUZZ_SECONDS"];
const seconds = Number(onDemand ?? 3);

const scripts = ["scripts", "scripts/others"].flatMap((folder) => {
  const path = join(__dirname, folder);
  return readdirSync(path)
    .filter((name) => name.endsWith(".dfs"))
    .map((name) => readFileSync(join(path, name), "utf8"));
});

const signs = fc.constantFrom(..."(){}[]'\"`@~>#$:,.?!\\\r\n\0", "~>", "/*", "//", "->", ":=", "ü", "\u2028");
const words = fc.constantFrom("each(", "match(", "parameters{", "output(", "1e", '"{', "$$", "null", " as ", "0x");
/** A piece of another script, so that what is well formed stands where it does not belong. */
const torn = fc
  .record({ of: fc.constantFrom(...scripts), from: fc.nat(2000), length: fc.nat(60) })
  .map(({ of, from, length }) => of.slice(from % of.length, (from % of.length) + length));
const cut = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat(20),
  insert: fc.oneof(signs, words, torn),
});
const damaged = fc
  .tuple(fc.constantFrom(...scripts), fc.array(cut, { minLength: 1, maxLength: 5 }))
  .map(([script, cuts]) =>
    cuts.reduce((text, { at, remove, insert }) => {
      const offset = Math.floor(at * text.length);
      return text.slice(0, offset) + insert + text.slice(offset + remove);
    }, script),
  );

test(
  "a script that somebody damaged gives problems with a place, and nothing else goes wrong",
  () => {
    fc.assert(
      fc.property(damaged, (text) => {
        const { problems, script } = parse(text);
        const lines = text.split("\n");
        for (const found of problems) {
          expect(found).toBeInstanceOf(Problem);
          const { line = 0, column = 0 } = found.where;
          expect(column).toBeGreaterThan(0);
          expect(column).toBeLessThanOrEqual((lines[line - 1] ?? "").length + 1);
          expect(excerpt(text, { line, column })).toContain("^");
        }
        expect(parse(print(script)).problems).toEqual([]);
        expect(() => check(script)).not.toThrow();
      }),
      {
        ...(onDemand === undefined ? { seed: 20240501 } : {}),
        numRuns: onDemand === undefined ? 1000 : Number.MAX_SAFE_INTEGER,
        interruptAfterTimeLimit: seconds * 1000,
      },
    );
  },
  (seconds + 30) * 1000,
);
