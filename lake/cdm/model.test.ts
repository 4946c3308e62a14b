import { partitionPath } from "./location";
import { findEntity, leastWidth, parseModel } from "./model";

const folder = "2025-02-03T09.00.05Z";
const entity = (name: string, columns: readonly string[], locations: readonly (string | null)[] = []) => ({
  $type: "LocalEntity",
  name,
  attributes: columns.map((column) => ({ name: column, dataType: "string", maxLength: -1 })),
  partitions: locations.map((location) => ({ name: "2020", location })),
});
const text = (...entities: readonly object[]) => JSON.stringify({ name: "cdm", version: "1.0", entities });
const columns = ["Id", "qty", "IsDelete", "added"];

test("a table's columns in order, its files, and how short a row may be", () => {
  const location = `https://acct.dfs.core.windows.net:443/dataverse-env-org/${folder}/salesline/2020.csv`;
  const found = findEntity(parseModel(text(entity("salesline", columns, [location, null])), folder), "SalesLine");
  expect(found.attributes.map(({ name }) => name)).toEqual(columns);
  expect(found.partitions).toEqual([{ name: "2020", path: `${folder}/salesline/2020.csv` }]);
  expect(leastWidth(found)).toBe(3);
});

test("a table without rows has no files", () => {
  const model = parseModel(text(entity("a", columns), { name: "b", attributes: [] }), folder);
  expect(model.map(({ name, partitions }) => [name, partitions])).toEqual([
    ["a", []],
    ["b", []],
  ]);
});

test.each([
  ["https://a.dfs.core.windows.net:443/c/2025-02-03T09%3A00%3A05Z/t/2020.csv", "2025-02-03T09:00:05Z/t/2020.csv"],
  ["https://a.dfs.core.windows.net/c/2025-02-03T09:00:05Z/t/a b.csv", "2025-02-03T09:00:05Z/t/a b.csv"],
  ["https://a.dfs.core.windows.net/c/f/t/50%.csv", "f/t/50%.csv"],
  ["t/2020.csv", `${folder}/t/2020.csv`],
  ["./t/2020_001.csv", `${folder}/t/2020_001.csv`],
])("the location %s is %s in the container", (location, path) => expect(partitionPath(location, folder)).toBe(path));

test.each([
  ["model-empty", ""],
  ["model-empty", " \n"],
  ["model-invalid", text(entity("a", columns)).slice(0, 60)],
  ["model-invalid", "[]"],
  ["model-invalid", '{"entities":[{"name":5}]}'],
])("%s: %j", (code, content) => {
  const where = { file: `${folder}/model.json` };
  expect(() => parseModel(content, folder, where)).toThrow(
    expect.objectContaining({
      code,
      where,
      message: expect.stringContaining(folder),
      hint: expect.stringContaining("re-initialise"),
    }),
  );
});

test("a table that is not there is a problem that names similar ones", () => {
  const model = parseModel(text(entity("custtable", columns), entity("salesline", columns)), folder);
  expect(() => findEntity(model, "custtabel")).toThrow(
    expect.objectContaining({ code: "model-entity-missing", hint: expect.stringContaining("it has custtable;") }),
  );
});

test.each(["Id", "IsDelete"])("a table without %s is a problem", (column) => {
  const model = parseModel(
    text(
      entity(
        "t",
        columns.filter((name) => name !== column),
      ),
    ),
    folder,
  );
  expect(() => findEntity(model, "t")).toThrow(
    expect.objectContaining({ code: "model-column-missing", message: expect.stringContaining(` ${column} `) }),
  );
});
