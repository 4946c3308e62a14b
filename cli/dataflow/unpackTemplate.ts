import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseJson, readText } from "../../local/repository/files";
import { makeFolder } from "../../local/storage/makeFolder";
import { filesOfTemplate } from "../../local/repository/template";

/** Writes what a template of Azure Resource Manager says of data flows as the files of a git repository. */
export async function unpackTemplate(file: string, out: string): Promise<readonly string[]> {
  const files = [...filesOfTemplate(parseJson(file, await readText(file)), file)];
  const paths = files.map(([path]) => join(out, path));
  for (const [path, content] of files) {
    await makeFolder(dirname(join(out, path)));
    await writeFile(join(out, path), `${JSON.stringify(content, null, 2)}\n`);
  }
  return paths;
}
