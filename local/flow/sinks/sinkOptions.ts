import { z } from "zod";

/** Options that every sink may have, and that others than the sink take care of or that change nothing here. */
export const sinkOptions = {
  allowSchemaDrift: z.boolean().optional(),
  validateSchema: z.literal(false).optional(),
  skipDuplicateMapInputs: z.boolean().optional(),
  skipDuplicateMapOutputs: z.boolean().optional(),
  saveOrder: z.number().optional(),
  umask: z.number().optional(),
  preCommands: z.array(z.never()).optional(),
  postCommands: z.array(z.never()).optional(),
};
