#!/usr/bin/env node
require("./typescript.js");
require("../cli/index.ts");
