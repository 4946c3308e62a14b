import { never, noDate } from "./numbering";

/** One row of a date-effective table; `variant` tells the rows of one record apart, 0 is the one valid now. */
export interface Validity {
  readonly variant: number;
  readonly from: string;
  readonly to: string;
}

const always: Validity = { variant: 0, from: noDate, to: never };

const expiredCurrentFuture: readonly Validity[] = [
  { variant: 1, from: noDate, to: "2019-05-31T23:59:59" },
  { variant: 0, from: "2019-06-01T00:00:00", to: "2098-12-31T23:59:59" },
  { variant: 2, from: "2099-01-01T00:00:00", to: never },
];

/** Overlapping rows do not happen in Commerce itself, but in imported data: the newest start wins, then the record id. */
const overlapping: readonly Validity[] = [
  { variant: 0, from: "2020-01-01T00:00:00", to: never },
  { variant: 1, from: "2018-01-01T00:00:00", to: never },
];
const tied: readonly Validity[] = [
  { variant: 1, from: "2020-01-01T00:00:00", to: never },
  { variant: 2, from: "2020-01-01T00:00:00", to: never },
];
const onlyExpired: readonly Validity[] = [{ variant: 1, from: noDate, to: "2021-12-31T23:59:59" }];

/** The rows that a date-effective table has for a party: mostly one, for some several. */
export function validitiesOf(party: number): readonly Validity[] {
  switch (party % 31) {
    case 5:
      return expiredCurrentFuture;
    case 12:
      return overlapping;
    case 18:
      return tied;
    case 26:
      return onlyExpired;
    default:
      return [always];
  }
}
