import { z } from "zod";
import { dynamic } from "./common";

const globalParameters = z.record(z.string(), z.object({ type: z.string(), value: dynamic }));

/** The factory itself: of all it says, a run looks at the global parameters only. */
export const factoryResource = z.object({ globalParameters: globalParameters.optional() });
