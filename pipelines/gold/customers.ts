import {
  coalesce,
  concat,
  greatest,
  iif,
  isNull,
  not,
  nullValue,
  toText,
  type Columns,
  type Stream,
} from "../../dataflow/build";
import type { LoadSettings } from "../settings";
import { refusedBy } from "./amounts";
import { candidates, live } from "./changed";
import { inCompanies } from "./companies";
import { customersColumns } from "./customersColumns";
import { joinedCustomers } from "./customersJoined";
import { readCustomersSilver, type CustomersSilver } from "./customersSilver";
import { touchedAccounts } from "./customersTouched";
import { newestPer } from "./newest";
import type { GoldRows, GoldTable } from "./table";

/** Customer accounts with their party's name, primary contacts and address. */
export const profilesCustomer: GoldTable = {
  name: "profiles_Customer",
  description: "Customers, one row a company and account, with name, primary contacts and address",
  key: "CustomerId",
  clusterBy: "CustomerId",
  modified: "RowModifiedUtc",
  fedBy: ["customers"],
  columns: customersColumns,
  rows,
};

function rows(settings: LoadSettings): GoldRows {
  const silver = readCustomersSilver();
  const accounts = newestPer(
    "accounts",
    live("liveAccounts", silver.accounts).filter("companyAccounts", (c) => inCompanies(c.dataareaid_key, settings)),
    (c) => [c.dataareaid_key, c.accountnum_key],
    (c) => [c.versionnumber],
  );
  return {
    candidates: customerColumns(candidates("customers", accounts, touchedAccounts(accounts, silver)), silver),
    liveKeys: accounts
      .derive("accountKeys", (c) => ({ CustomerId: customerKey(c) }))
      .select("liveKeys", (c) => ({ CustomerId: c.CustomerId }))
      .untyped(),
  };
}

const customerKey = (c: Columns<"dataareaid_key" | "accountnum_key">) =>
  concat(c.dataareaid_key, "_", c.accountnum_key);

function customerColumns(accounts: CustomersSilver["accounts"], silver: CustomersSilver): Stream<string> {
  const named = joinedCustomers(accounts, silver).derive("customerColumns", (c) => ({
    CustomerId: customerKey(c),
    CompanyId: c.dataareaid_key,
    AccountNumber: c.accountnum,
    PartyType: iif(
      not(isNull(c.personRecid)),
      "Person",
      iif(not(isNull(c.partyRecid)), "Organization", toText(nullValue())),
    ),
    FullName: c.partyName,
    KnownAs: c.knownas,
    FirstName: c.firstname,
    MiddleName: c.middlename,
    LastName: c.lastname,
    LanguageId: c.partyLanguage,
    CustomerGroup: c.custgroup,
    PartyNumber: c.partynumber,
    RowModifiedUtc: greatest(coalesce(c.modifieddatetime, c.modifiedon), coalesce(c.partyModified, c.partyModifiedOn)),
    keep: true,
    refusedValue: toText(nullValue()),
    unknownCodes: 0,
  }));
  return named.derive("customerRows", (c) => ({ refused: refusedBy(isNull(c.CustomerId), "CustomerId") })).untyped();
}
