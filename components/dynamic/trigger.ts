import { inAzure, triggerProvider, type TriggerInputs } from "../trigger/provider";
import { underPulumi } from "./provider";

export const provider = underPulumi<TriggerInputs>((config) =>
  triggerProvider(inAzure({ config, environment: process.env }), console.log),
);
