import { readFileSync } from "node:fs";
import { join } from "node:path";
import { transform } from "sucrase";
import * as testing from ".";

/** The example for Jest in the documentation is run as it is printed. */
const page = readFileSync(join(__dirname, "..", "..", "docs", "testing-data-flows.md"), "utf8");
const example = /```ts\n([\s\S]*?)```/.exec(page)![1]!;
const { code } = transform(example, { transforms: ["typescript", "imports"] });
new Function("require", "exports", "test", "expect", code)(() => testing, {}, test, expect);
