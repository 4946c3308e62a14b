import { deltaTableProvider, inAzure, type DeltaTableInputs } from "../tables/provider";
import { underPulumi } from "./provider";

export const provider = underPulumi<DeltaTableInputs>((config) =>
  deltaTableProvider(inAzure({ config, environment: process.env }), console.log),
);
