import type { LiveRow } from "../synapseLink/row";
import { asTyped, companyOf, digits, numberInCompany, recidOf, type Company } from "./numbering";
import { day, historyStart, type World } from "./world";
import type { Write } from "./write";

/** The account number; both companies count from one, so that only company and number together tell who it is. */
export const accountOf = (customer: number) => `C-${digits(numberInCompany(customer) + 1, 6)}`;

/** The walk-in customer of a company: sales to it are sales to nobody. */
export const anonymousCustomer: Readonly<Record<Company, number>> = { usrt: 0, demf: 3 };

/** A customer without a party, as imports of customers leave behind. */
const customerWithoutParty = 4;

const groups = ["10", "20", "30", "90"];

export function customerRow(world: World, index: number, write: Write): LiveRow {
  const company = companyOf(index);
  const created = historyStart - (1 + (index % 900)) * day;
  return {
    versionnumber: write.versionnumber,
    SinkModifiedOn: write.SinkModifiedOn,
    recid: recidOf("customer", index),
    blocked: 0,
    onetimecustomer: 0,
    mandatorycreditlimit: 0,
    accountnum: accountOf(index),
    party: index === customerWithoutParty ? 0 : recidOf("party", index),
    custgroup: groups[index % groups.length],
    currency: company === "usrt" ? "USD" : "EUR",
    creditmax: 0,
    defaultdimension: 0,
    credmancustomersince: index % 3 === 0 ? created : "1900-01-01",
    memo: index % 50 === 9 ? 'Asked for "quiet, please"\nSecond line; third, "part"' : "",
    modifieddatetime: created + (index % 86_400) * 1_000,
    modifiedby: "Admin",
    createddatetime: created,
    createdby: "Admin",
    dataareaid: asTyped(company, index),
  };
}

/** A template of the company `dat`, which holds no business of its own. */
function templateCustomerRow(world: World, write: Write): LiveRow {
  return {
    ...customerRow(world, world.customers, write),
    accountnum: "TEMPLATE",
    party: 0,
    dataareaid: "dat",
  };
}

export function* customerRows(world: World, write: (index: number) => Write): Generator<LiveRow> {
  for (let index = 0; index < world.customers; index++) yield customerRow(world, index, write(index));
  yield templateCustomerRow(world, write(world.customers));
}
