import { readFileSync } from "node:fs";
import { join } from "node:path";
import { evaluate, withEngine, type Engine } from "./runRows";

const examples = readFileSync(join(__dirname, "documentedExamples.tsv"), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => line.split("\t") as [string, string, string]);

describe("The examples of the reference", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await withEngine();
  });
  afterAll(() => engine.closeSync());

  test.each(examples)("%s: %s gives %s", async (_, expression, expected) => {
    const [given, wanted] = [await evaluate(engine, expression), await evaluate(engine, expected)];
    if (typeof given.value === "number") expect(given.value).toBeCloseTo(Number(wanted.value), 10);
    else expect(comparable(given.value)).toEqual(comparable(wanted.value));
  });

  test.each(examples)("%s: the engine gives %s the type that the catalogue says", async (_, expression) => {
    const { engineType, type } = await evaluate(engine, expression);

    expect(plain(engineType)).toBe(plain(type));
  });
});

/** `2` and `2.00` are the same value of different types. */
const comparable = (value: unknown): unknown =>
  typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;

/** The engine quotes the names of members only where it must. */
const plain = (type: string): string => type.replaceAll('"', "");
