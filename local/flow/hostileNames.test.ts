import { dirname, join } from "node:path";
import { pathLiteral } from "../duckdb/quote";
import { TestSubstitution } from "./testSubstitution";

let given: TestSubstitution;
beforeAll(async () => {
  given = await TestSubstitution.open();
});
afterAll(() => given.close());

const hostile = ["it's", '"; DROP TABLE x; --', "a;b{c", "ünï 名", "$rows", "x\\y", "*?[a]", "constructor"];

test.each(hostile)("the name %j is a name of columns, files and folders, and nothing else", async (name) => {
  const flow = `source(output({${name}} as string)) ~> people
    people derive({${name} 2} = {${name}} + '!') ~> longer
    longer aggregate(groupBy({${name}}), {${name} n} = count({${name} 2})) ~> counted
    counted sink() ~> out`;
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const path = await given.file(`${name.replace(/[\\/]/g, "_")}/in.csv`, `${quoted(name)}\na\na\n`);
  const { sink } = await given.run(flow, { inputs: { people: path }, out: join(dirname(path), "out") });
  const [row] = await given.engine.rows(
    `FROM read_parquet(${pathLiteral(join(sink.path, "part-00000.snappy.parquet"))})`,
  );
  expect(row).toEqual({ [name]: "a", [`${name} n`]: 2 });
});

test("the name of a sink leads nowhere but below the folder for sinks", async () => {
  const flow = "source(output(id as integer)) ~> people\npeople sink() ~> {../../away}";
  await expect(given.run(flow, { inputs: { people: await given.file("id.csv", "id\n1\n") } })).rejects.toMatchObject({
    code: "storage-path-outside",
  });
});
