export { entraOnly } from "./entraOnly";
export { firewallWithoutAddresses } from "./firewallWithoutAddresses";
export { managedNetwork } from "./managedNetwork";
export { poolPauses } from "./poolPauses";
export { publicNetworkOff } from "./publicNetworkOff";
