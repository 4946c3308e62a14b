import { RunError } from "@pulumi/pulumi";
import { Problem } from "../errors";

/** Runs a part of the program; a problem that the user can solve is printed as message and hint, without a stack trace. */
export function explained<Outputs>(program: () => Outputs): Outputs {
  try {
    return program();
  } catch (error) {
    throw error instanceof Problem ? new RunError(error.advice) : error;
  }
}
