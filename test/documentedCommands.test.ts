import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { commandLine } from "../cli/program";
import { root } from "./sources";

const documents = ["README.md", ...readdirSync(join(root, "docs")).map((name) => `docs/${name}`)]
  .filter((path) => path.endsWith(".md"))
  .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));

/** What is wrong with a call of this project's commands. */
function problemIn(call: string): string | undefined {
  const words = call
    .replace(/\s#.*$/, "")
    .trim()
    .split(/\s+/);
  let command = commandLine();
  for (const word of words) {
    const inner = command.commands.find((one) => one.name() === word);
    if (inner === undefined) break;
    command = inner;
  }
  const name = command.name();
  if (command.commands.length > 0) return `${call}: ${name} has no such command`;
  const unknown = words.filter((word) => word.startsWith("--") && !command.options.some(({ long }) => long === word));
  return unknown.length > 0 ? `${call}: ${name} has no ${unknown.join(", ")}` : undefined;
}

const calls = documents.flatMap(({ path, text }) =>
  [...text.matchAll(/npm run -s cli -- ([^`\n|>]+)/g)].map((match) => ({ path, call: match[1]! })),
);

test("every command that the documents name exists, with its options", () => {
  expect(calls.length).toBeGreaterThan(20);
  const problems = calls.flatMap(({ path, call }) => {
    const found = problemIn(call);
    return found === undefined ? [] : [`${path}: ${found}`];
  });
  expect(problems).toEqual([]);
});

test("every configuration key that the documents name exists", () => {
  const { config } = parse(readFileSync(join(root, "Pulumi.yaml"), "utf8")) as { readonly config: object };
  const known = [...Object.keys(config), "tags"];
  const named = documents.flatMap(({ path, text }) =>
    [...text.matchAll(/\bcommerce:(\w+)|pulumi config set (?:--\S+ )*(\w+)(?= )/g)].map((match) => ({
      path,
      key: match[1] ?? match[2]!,
    })),
  );
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter(({ key }) => !known.includes(key))).toEqual([]);
});
