import { and, array, inArray, ne, type Expression } from "../../dataflow/build";
import type { LoadSettings } from "../settings";

/** `dat` is no company: it holds what all companies share (Microsoft, Dynamics 365 FastTrack: dimandfacts.sql). */
export function inCompanies(key: Expression, settings: LoadSettings): Expression {
  const real = ne(key, "dat");
  return settings.companies.length === 0 ? real : and(real, inArray(array(...settings.companies), key));
}
