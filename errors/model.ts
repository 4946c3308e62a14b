import { entry } from "./entry";

export const modelErrors = {
} as const;
