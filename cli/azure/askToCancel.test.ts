import { PassThrough } from "node:stream";
import { askToCancel } from "./askToCancel";

/** A person at the terminal who types that. */
function typing(text: string, isTTY = true): { readonly answer: Promise<boolean>; readonly asked: PassThrough } {
  const asked = new PassThrough();
  const input = Object.assign(new PassThrough(), { isTTY });
  const answer = askToCancel("run-1", input, asked);
  input.write(text);
  return { answer, asked };
}

test.each([
  ["y\n", true],
  ["Yes\n", true],
  ["n\n", false],
  ["\n", false],
  ["what\n", false],
])("%j to the question means %s", async (text, expected) => {
  const { answer, asked } = typing(text);
  expect(await answer).toBe(expected);
  expect(String(asked.read())).toContain("Cancel run run-1 in Azure as well? [y/N]");
});

test("where nobody sits at a terminal nothing is asked, and the run goes on", async () => {
  const { answer, asked } = typing("y\n", false);
  expect(await answer).toBe(false);
  expect(asked.read()).toBeNull();
});
