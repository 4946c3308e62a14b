import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { coverage } from "./coverage";

const docs = join(__dirname, "../../docs");
const file = join(docs, "fidelity.md");
const marker = "<!-- From here on the catalogue writes: UPDATE_GOLDEN=1 npx jest dataflow/fidelity -->";
const [choices = "", generated] = readFileSync(file, "utf8").split(marker);

test("docs/fidelity.md covers what the catalogue has (UPDATE_GOLDEN=1 writes it)", () => {
  const expected = `\n\n${coverage()}\n`;
  if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(file, `${choices}${marker}${expected}`);
  else expect(generated).toBe(expected);
});

/** `| question | choice, why | [code](path) | [test](path) "title" |` */
const rows = [...choices.matchAll(/^\| (?!-|what)(.+?) +\| .*\]\((\S+?)\).*\]\((\S+?)\) "(.+?)" +\|$/gm)];

test("every choice names the code that makes it and a test that is there", () => {
  const written = choices.split("\n").filter((line) => /^\| (?!-|what)/.test(line));
  expect(rows).toHaveLength(written.length);
  const missing = rows.filter(([, , code = "", test = "", title = ""]) => {
    const path = join(docs, test);
    const said = title.replaceAll("\\|", "|");
    return !existsSync(join(docs, code)) || !existsSync(path) || !readFileSync(path, "utf8").includes(said);
  });
  expect(missing.map(([, question]) => question)).toEqual([]);
});
