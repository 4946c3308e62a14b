#!/usr/bin/env node
// The TypeScript sources run as they are: nothing to build, nothing that can be stale.
require("sucrase/register/ts");
require("../cli/index.ts");
