import {
  and,
  caseOf,
  coalesce,
  eq,
  gt,
  iif,
  isNull,
  lower,
  ne,
  not,
  or,
  same,
  toTimestamp,
  type Columns,
  type Expression,
  type Stream,
} from "../../dataflow/build";
import type { CommerceTable } from "../commerce/table";
import { currentOf, pickCurrent } from "../current";
import { pick } from "../pick";
import type { BronzeSource } from "./bronze";
import { keyName, silverColumns } from "./columns";
import { isBusiness } from "./incoming";
import { standardize } from "./parse";

/**
 * The rows that change the silver table: newer than what it holds, a deletion keeping the values it holds. Besides the
 * columns of silver they have `change`: inserted, updated or deleted.
 */
export function changes(
  table: CommerceTable,
  newest: Stream<string>,
  current: Stream<string>,
  { label, winsTie }: Pick<BronzeSource, "label" | "winsTie">,
): Stream<string> {
  const names = table.columns.map(({ name }) => name);
  const held = ["Id", "versionnumber", "SinkModifiedOn", "IsDelete", "ChangedIn", ...names];
  const beside = newest.join(
    `${table.entity}Beside`,
    current,
    "left",
    (row, silver) => eq(row["Id"]!, silver["Id"]!),
    (row, silver) => ({
      ...pick(row, ["Id", "versionnumber", "SinkModifiedOn", "IsDelete", ...names]),
      ...pickCurrent(silver, held),
    }),
  );
  return beside
    .derive(`${table.entity}Standard`, (c) => standardized(table, c))
    .filter(`${table.entity}Newer`, (c) => isNewer(table, c, winsTie))
    .derive(`${table.entity}Dated`, (c) => ({ ChangedIn: changedIn(table, c, label), change: changeOf(c) }))
    .select(`${table.entity}Changes`, (c) => pick(c, [...Object.keys(silverColumns(table)), "change"]));
}

/** A row that comes back after its deletion counts as inserted; a deletion of a row never seen as deleted. */
const changeOf = (c: Columns<string>): Expression =>
  caseOf(c["IsDelete"]!, "deleted", or(isNull(c[currentOf("Id")]!), c[currentOf("IsDelete")]!), "inserted", "updated");

/**
 * Newer by version, then by the time of export, then as the source says or by what silver lacks (the truth table:
 * `ingest.cases.yaml`).
 */
function isNewer(table: CommerceTable, c: Columns<string>, winsTie: BronzeSource["winsTie"]): Expression {
  const [version, heldVersion] = [c["versionnumber"]!, c[currentOf("versionnumber")]!];
  const [sink, heldSink] = [epoch(c["SinkModifiedOn"]!), epoch(c[currentOf("SinkModifiedOn")]!)];
  const wins = winsTie(c["IsDelete"]!, c[currentOf("IsDelete")]!);
  return or(
    isNull(heldVersion),
    gt(version, heldVersion),
    and(eq(version, heldVersion), or(gt(sink, heldSink), and(eq(sink, heldSink), or(wins, fills(table, c))))),
  );
}

/** Whether a row has a value where silver has none: of a column that the model got later, which a full load then fills. */
function fills({ columns }: CommerceTable, c: Columns<string>): Expression {
  const filled = columns.map(({ name }) => and(isNull(c[currentOf(name)]!), not(isNull(c[name]!))));
  return and(not(c[currentOf("IsDelete")]!), or(...(filled as [Expression, Expression])));
}

const epoch = (moment: Expression): Expression =>
  coalesce(moment, toTimestamp("1900-01-01 00:00:00.000", "yyyy-MM-dd HH:mm:ss.SSS"));

const standardized = (table: CommerceTable, c: Columns<string>) =>
  Object.fromEntries(
    table.columns.flatMap(({ name, type }) => {
      const value = iif(c["IsDelete"]!, c[currentOf(name)]!, standardize(type, c[name]!));
      return type === "key" ? [[name, value], [keyName(name), lower(value)]] : [[name, value]]; // prettier-ignore
    }),
  ) as Record<string, Expression>;

/** The run that last changed what the row says; gold recomputes what depends on it. */
function changedIn(table: CommerceTable, c: Columns<string>, label: Expression): Expression {
  const different = table.columns.filter(isBusiness).map(({ name }) => not(same(c[name]!, c[currentOf(name)]!)));
  const changed = or(isNull(c[currentOf("Id")]!), ne(c["IsDelete"]!, c[currentOf("IsDelete")]!), ...different);
  return iif(changed, label, c[currentOf("ChangedIn")]!);
}
