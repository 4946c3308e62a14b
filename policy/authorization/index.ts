export { customerInsightsInOnePlace } from "./customerInsightsInOnePlace";
export { customerInsightsReadsGold } from "./customerInsightsReadsGold";
export { narrowRoles } from "./narrowRoles";
export { principalTypeStated } from "./principalTypeStated";
