export { keysExpire } from "./keysExpire";
export { networkClosed } from "./networkClosed";
export { noSecrets } from "./noSecrets";
export { recoverable } from "./recoverable";
export { rolesOnly } from "./rolesOnly";
