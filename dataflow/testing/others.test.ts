import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { check } from "../check";
import { parse } from "../parse";
import { print } from "../print";
import { withoutSpans } from "./withoutSpans";

/** Scripts in the styles of many authors: formats, verbs, layouts and options, documented or not. */
const folder = join(__dirname, "scripts/others");
const names = readdirSync(folder);

/** What is wrong in those that are wrong on purpose. */
const wrong: Readonly<Record<string, readonly string[]>> = { "unfinished.dfs": ["unknown-function"] };

describe.each(names)("%s", (name) => {
  const read = parse(readFileSync(join(folder, name), "utf8"));

  test("is read, and is the same script after printing", () => {
    expect(read.problems).toEqual([]);
    const printed = print(read.script);
    expect(withoutSpans(parse(printed))).toEqual(withoutSpans(read));
    expect(print(parse(printed).script)).toBe(printed);
  });

  test("has no problem but those that it is meant to have", () => {
    expect(check(read.script).problems.map(({ code }) => code)).toEqual(wrong[name] ?? []);
  });
});

test.each(["excel", "rest", "avro", "cosmos", "orc", "xml", "table-source"])(
  "A store that cannot run here is named as a feature: %s",
  (name) => {
    const { script } = parse(readFileSync(join(folder, `${name}.dfs`), "utf8"));
    expect(
      check(script)
        .features.map(({ message }) => message)
        .join(),
    ).toMatch(/of the format \w+/);
  },
);
