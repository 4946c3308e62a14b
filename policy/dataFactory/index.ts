export { identity } from "./identity";
export { integrationRuntimeCores } from "./integrationRuntimeCores";
export { linkedServiceDomains } from "./linkedServiceDomains";
export { linkedServiceTypes } from "./linkedServiceTypes";
export { linkedServicesByIdentity } from "./linkedServicesByIdentity";
export { publicNetworkOff } from "./publicNetworkOff";
export { triggersOwned } from "./triggersOwned";
export { webActivities } from "./webActivities";
