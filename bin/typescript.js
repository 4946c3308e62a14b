// Runs the TypeScript sources as they are: nothing to build, nothing that can be stale. Transpiling takes most of the
// start, so its results are kept, each for as long as the file's size and time of change are the same.
const { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } = require("node:fs");
const { dirname, join } = require("node:path");
const { version } = require("sucrase/package.json");

const kept = join(__dirname, "..", "node_modules", ".cache", `typescript-${version}.json`);
const results = read();
let changed = false;

require.extensions[".ts"] = (module, file) => {
  const { mtimeMs, size } = statSync(file);
  const found = results[file];
  if (found === undefined || found.mtimeMs !== mtimeMs || found.size !== size) {
    results[file] = { mtimeMs, size, code: transpile(file) };
    changed = true;
  }
  module._compile(results[file].code, file);
};

process.on("exit", () => {
  if (changed) write();
});

function transpile(file) {
  const { transform } = require("sucrase");
  return transform(readFileSync(file, "utf8"), { filePath: file, transforms: ["imports", "typescript"] }).code;
}

function read() {
  try {
    return JSON.parse(readFileSync(kept, "utf8"));
  } catch {
    return {};
  }
}

/** Whole or not at all; without it the next start takes longer. */
function write() {
  try {
    mkdirSync(dirname(kept), { recursive: true });
    const unfinished = `${kept}.${process.pid}`;
    writeFileSync(unfinished, JSON.stringify(results));
    renameSync(unfinished, kept);
  } catch {
    return;
  }
}
