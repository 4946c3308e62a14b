import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** The folder of the PATH that has a program, or undefined. */
export function whereIs(program: string, path = process.env["PATH"] ?? ""): string | undefined {
  return path.split(delimiter).find((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
