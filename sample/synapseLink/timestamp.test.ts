import { folderName, folderTime } from "./timestamp";

test("a folder's name is its time with dots", () => {
  expect(folderName(Date.UTC(2025, 1, 3, 9, 0, 5))).toBe("2025-02-03T09.00.05Z");
});

test.each(["2025-02-03T09.00.05Z", "2025-02-03T09:00:05Z"])("the time of the folder %s", (name) => {
  expect(folderTime(name)).toBe(Date.UTC(2025, 1, 3, 9, 0, 5));
});
