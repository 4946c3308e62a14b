import { clock } from "./clock";

test("a sleep takes its time", async () => {
  const began = performance.now();
  await clock.sleep(0.05, new AbortController().signal);
  expect(performance.now() - began).toBeGreaterThan(45);
});

test("a sleep ends with an error when aborted", async () => {
  const cancel = new AbortController();
  const sleep = clock.sleep(60, cancel.signal);
  cancel.abort();
  await expect(sleep).rejects.toMatchObject({ name: "AbortError" });
});
