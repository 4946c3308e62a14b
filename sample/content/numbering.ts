/** The lowest record ids that Commerce's demonstration data has. Tables are far apart, so that no join fits by luck. */
const first = 5_637_144_576;
const distance = 100_000_000;

const place = {
  party: 0,
  personName: 1,
  contact: 2,
  address: 3,
  location: 4,
  customer: 5,
  channel: 6,
  product: 7,
  item: 8,
  translation: 9,
  productCategory: 10,
  category: 11,
  hierarchy: 12,
  order: 13,
  line: 14,
  currency: 15,
} as const;

export type RecordKind = keyof typeof place;

export const recidOf = (kind: RecordKind, index: number) => first + place[kind] * distance + index;

/** What tells the random numbers of one kind of record from those of another. */
export const randomKind = (kind: RecordKind) => place[kind];

export type Company = "usrt" | "demf";

/** Every fourth record belongs to the German company. */
export const companyOf = (index: number): Company => (index % 4 === 3 ? "demf" : "usrt");

/** Counts the records of one company, so that numbers repeat between companies. */
export const numberInCompany = (index: number) =>
  index % 4 === 3 ? Math.floor(index / 4) : index - Math.floor((index + 1) / 4);

/** Commerce compares without case, and exports what was typed. */
export const asTyped = (company: Company, index: number) => (index % 7 === 5 ? company.toUpperCase() : company);

export const digits = (value: number, length: number) => String(value).padStart(length, "0");

/** "Never" of Commerce's date-effective tables. */
export const never = "2154-12-31T23:59:59";
export const noDate = "1900-01-01";
