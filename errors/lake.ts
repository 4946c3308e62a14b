import { entry } from "./entry";

export const lakeErrors = {
} as const;
