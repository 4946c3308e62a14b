import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commerce, type Ended } from "./commerce";

// What the commands print is a contract with those who script them.

let home: string;
let run: Ended;
let plan: Ended;
let sample: Ended;
const at = (name: string) => join(home, name);
const places = () => ["--bronze", at("bronze"), "--lake", at("lake"), "--gold", at("gold")];

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "commands-"));
  sample = await commerce(["sample", "--out", at("bronze"), "--transactions", "50", "--increments", "0", "--json"]);
  [run, plan] = await Promise.all([
    commerce(["run", ...places(), "--as-of", "2025-07-01T00:00:00Z", "--threads", "1", "--memory", "1GB", "--json"]),
    commerce(["plan", "--json"]),
  ]);
});
afterAll(() => rm(home, { recursive: true, force: true }));

/** The one document on stdout. */
const json = ({ stdout }: Ended): unknown => JSON.parse(stdout);

test("sample says what it wrote", () => {
  expect(sample.status).toBe(0);
  expect(json(sample)).toEqual({
    folders: ["2025-07-01T02.00.05Z"],
    tables: expect.objectContaining({ salesline: 51, custtable: expect.any(Number) as unknown }) as unknown,
  });
});

test("run tells of each table, silver and gold, and progress goes to stderr", () => {
  expect(run.status).toBe(0);
  const report = json(run) as { readonly tables: readonly Record<string, unknown>[] };
  expect(report).toMatchObject({
    folders: ["2025-07-01T02.00.05Z"],
    seconds: expect.any(Number) as unknown,
    peakMemoryMb: expect.any(Number) as unknown,
  });
  expect(report.tables.filter(({ layer }) => layer === "gold").map(({ name }) => name)).toEqual([
    ...["supporting_Channels", "supporting_Products", "profiles_Customer", "activities_Orders"],
  ]);
  const counts = ["read", "inserted", "updated", "deleted", "unchanged", "quarantined", "seconds"];
  for (const table of report.tables) {
    expect(Object.keys(table)).toEqual(expect.arrayContaining(["name", "layer", ...counts]));
    expect(counts.filter((name) => typeof table[name] !== "number")).toEqual([]);
  }
  expect(run.stderr).toContain("gold_activities_Orders");
});

test("verify tells of each gold table what Customer Insights would say", async () => {
  const verified = await commerce(["verify", "--gold", at("gold"), "--json"]);
  expect(verified.status).toBe(0);
  expect(json(verified)).toEqual({
    tables: ["activities_Orders", "profiles_Customer", "supporting_Channels", "supporting_Products"].map((name) => ({
      name,
      rows: expect.any(Number) as unknown,
      findings: [],
    })),
  });
  const broken = await commerce(["verify", "--gold", join(at("lake"), "silver"), "--json"]);
  expect(broken.status).toBe(1);
  const { tables } = json(broken) as { readonly tables: readonly { readonly findings: readonly unknown[] }[] };
  expect(tables.flatMap(({ findings }) => findings)).toContainEqual(
    expect.objectContaining({ code: "ci-decimal-precision", message: expect.stringContaining("salesqty") as unknown }),
  );
});

test("plan has every resource with its inputs", () => {
  expect(plan.status).toBe(0);
  const { resources, outputs } = json(plan) as { readonly resources: readonly object[]; readonly outputs: object };
  for (const resource of resources) expect(resource).toHaveProperty("inputs");
  expect(resources).toContainEqual(
    expect.objectContaining({
      urn: expect.stringContaining("urn:pulumi:dev::commerce::") as unknown,
      type: "azure-native:datafactory:Factory",
      protect: false,
      dependsOn: expect.any(Array) as unknown,
      parent: expect.any(String) as unknown,
    }),
  );
  expect(outputs).toHaveProperty("nextSteps");
});

test("cost has a line for each thing that is paid, and says that prices are an example", async () => {
  const cost = await commerce(["cost", "--json"]);
  expect(cost.status).toBe(0);
  const number: unknown = expect.any(Number);
  const line = { quantity: number, unit: "vCore hours", price: number, per: 1, monthly: number };
  expect(json(cost)).toMatchObject({
    stack: "dev",
    currency: "USD",
    monthly: number,
    lines: expect.arrayContaining([expect.objectContaining({ name: "data flows", ...line })]) as unknown,
    assumptions: { exportIntervalMinutes: 60 },
    notes: expect.arrayContaining([expect.stringContaining("An example to edit")]) as unknown,
  });
});

test.each([
  ["an unknown command", () => ["nonsense"], "bad-call"],
  ["an option that is missing", () => ["run", "--bronze", at("bronze")], "bad-call"],
  ["threads below one", () => ["run", ...places(), "--threads", "-1"], "bad-argument"],
  ["a time that is none", () => ["run", ...places(), "--as-of", "yesterday"], "bad-argument"],
  [
    "a bronze folder that is not there",
    () => ["run", "--bronze", at("x"), "--lake", at("l"), "--gold", at("g")],
    "bad-argument",
  ],
  ["a gold folder that is not there", () => ["verify", "--gold", at("nowhere")], "bad-argument"],
  ["a table of prices that is not there", () => ["cost", "--prices", at("none.yaml")], "file-unreadable"],
  ["a pipeline command without its run", () => ["pipeline", "cancel"], "bad-call"],
  ["an unknown stack", () => ["plan", "--stack", "nix"], "project-file-missing"],
  ["a sample over what is there", () => ["sample", "--out", at("bronze")], "sample-folder-not-empty"],
])("%s is a wrong call: status 2, one document with code, message and hint", async (_, args, code) => {
  const ended = await commerce([...args(), "--json"]);
  expect(ended.status).toBe(2);
  const told = { code, message: expect.any(String) as unknown, hint: expect.any(String) as unknown };
  expect(json(ended)).toEqual({
    error: expect.objectContaining(told) as unknown,
    errors: [expect.objectContaining(told)],
  });
  expect(ended.stderr).toContain(code);
});
