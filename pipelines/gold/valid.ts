import {
  and,
  coalesce,
  gt,
  le,
  ge,
  or,
  parameter,
  toTimestamp,
  type Columns,
  type Expression,
} from "../../dataflow/build";

/** Pattern of the moments that pipelines hand to data flows. */
const momentPattern = "yyyy-MM-dd HH:mm:ss.SSS";

const moment = (name: string): Expression => toTimestamp(parameter(name), momentPattern);

type Period = Columns<"validfrom" | "validto">;

/** Valid at `$asOf`. An open end is null in silver. */
export const isValid = (c: Period): Expression =>
  and(coalesce(le(c.validfrom, moment("asOf")), true), coalesce(ge(c.validto, moment("asOf")), true));

/** Began or ended between the last run's `asOf` and this one's: nothing was exported, yet what is valid differs. */
export const validityCrossed = (c: Period): Expression => or(crossed(c.validfrom), crossed(c.validto));

const crossed = (at: Expression): Expression =>
  coalesce(
    or(
      and(gt(at, moment("lastAsOf")), le(at, moment("asOf"))),
      // A load as of an earlier day than the last one turns back what the last one turned.
      and(gt(at, moment("asOf")), le(at, moment("lastAsOf"))),
    ),
    false,
  );
