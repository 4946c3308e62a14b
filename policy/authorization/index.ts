export { customerInsightsInOnePlace } from "./customerInsightsInOnePlace";
export { customerInsightsOneAccount } from "./customerInsightsOneAccount";
export { customerInsightsReadsGold } from "./customerInsightsReadsGold";
export { narrowRoles } from "./narrowRoles";
export { principalTypeStated } from "./principalTypeStated";
