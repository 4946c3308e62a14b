import { entry } from "./entry";

export const dataflowErrors = {
} as const;
