// Pulumi runs a policy pack through ts-node, which checks types anew at each start (7 s). Types are checked once, by
// `npm run typecheck`; here as everywhere in the project the sources run as they are.
delete require.extensions[".ts"];
require("sucrase/register/ts");
require("./pack.ts");
