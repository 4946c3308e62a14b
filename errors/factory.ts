import { entry } from "./entry";

export const factoryErrors = {
} as const;
