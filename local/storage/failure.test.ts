import { reasonOf } from "./failure";

test("why the system refused is told in words, not in its codes", () => {
  expect(reasonOf(Object.assign(new Error("ENOENT: …"), { code: "ENOENT" }))).toBe("no such file or folder");
  expect(reasonOf(Object.assign(new Error("EMFILE: …"), { code: "EMFILE" }))).toBe("EMFILE");
  expect(reasonOf(new Error("something else"))).toBe("something else");
});
