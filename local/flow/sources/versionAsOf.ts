import type { Storage } from "../../storage/storage";

/** The storage as it was when a Delta table had a version: later files of its log are not seen. */
export function asOfVersion(storage: Storage, version: number): Storage {
  const isSeen = (name: string): boolean => {
    const [, logged] = /^(\d{20})\./.exec(name) ?? [];
    return logged === undefined || Number(logged) <= version;
  };
  return Object.assign(Object.create(storage) as Storage, {
    list: async (folder: string) => (await storage.list(folder)).filter(({ name }) => isSeen(name)),
  });
}
