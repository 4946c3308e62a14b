import { entry } from "./entry";

export const programErrors = {
} as const;
