/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  testMatch: ["**/*.test.ts"],
  globalSetup: "<rootDir>/test/evaluated/setup.ts",
  globalTeardown: "<rootDir>/test/evaluated/teardown.ts",
  modulePathIgnorePatterns: ["<rootDir>/.data/"],
  // Types are checked once by `npm run typecheck`; checking them again in every worker costs 13 s and 1 GB a file.
  transform: { "^.+\\.ts$": ["ts-jest", { diagnostics: false }] },
  // Jest would leave a core idle, which on two is half of the machine.
  maxWorkers: "100%",
  // Some tests run whole commands; a machine that is busy with other work must not fail them.
  testTimeout: 180_000,
};
