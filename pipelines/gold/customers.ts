import {
  coalesce,
  concat,
  eq,
  greatest,
  iif,
  isNull,
  not,
  nullValue,
  toText,
  type Columns,
  type Stream,
} from "../../dataflow/build";
import { types } from "../../dataflow/types";
import type { LoadSettings } from "../settings";
import { refusedBy } from "./amounts";
import { candidates, live } from "./changed";
import { inCompanies } from "./companies";
import { readCustomersSilver, type CustomersSilver } from "./customersSilver";
import { touchedAccounts } from "./customersTouched";
import { newestPer } from "./newest";
import type { GoldRows, GoldTable } from "./table";
import { isValid } from "./valid";

/** Customer accounts with their party's name, primary contacts and address. */
export const profilesCustomer: GoldTable = {
  name: "profiles_Customer",
  description: "Customers, one row a company and account, with name, primary contacts and address",
  key: "CustomerId",
  clusterBy: "CustomerId",
  modified: "RowModifiedUtc",
  fedBy: ["customers"],
  columns: [
    { name: "CustomerId", type: types.string, description: "Key: company and account" },
    { name: "CompanyId", type: types.string, description: "Legal entity" },
    { name: "AccountNumber", type: types.string, description: "Account as Commerce shows it" },
    { name: "PartyType", type: types.string, description: "Person or Organization; null without a party" },
    { name: "FullName", type: types.string, description: "Name of the party" },
    { name: "KnownAs", type: types.string, description: "What the party is called" },
    { name: "FirstName", type: types.string, description: "First name, persons only" },
    { name: "MiddleName", type: types.string, description: "Middle name, persons only" },
    { name: "LastName", type: types.string, description: "Last name, persons only" },
    { name: "LanguageId", type: types.string, description: "Language of the party" },
    { name: "CustomerGroup", type: types.string, description: "Customer group" },
    { name: "PrimaryEmail", type: types.string, description: "Primary e-mail address" },
    { name: "PrimaryPhone", type: types.string, description: "Primary phone" },
    { name: "Address", type: types.string, description: "Primary postal address, whole" },
    { name: "Street", type: types.string, description: "Street of the primary address" },
    { name: "City", type: types.string, description: "City of the primary address" },
    { name: "State", type: types.string, description: "State or province of the primary address" },
    { name: "County", type: types.string, description: "County of the primary address" },
    { name: "PostalCode", type: types.string, description: "Postal code of the primary address" },
    { name: "CountryRegionId", type: types.string, description: "Country or region of the primary address" },
    { name: "PartyNumber", type: types.string, description: "Number of the party, shared by its accounts" },
    { name: "RowModifiedUtc", type: types.timestamp, description: "When account or party was last modified, UTC" },
  ],
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
  const contacts = live("liveContacts", silver.contacts);
  const emails = contacts.select("emails", (c) => ({ emailRecid: c.recid, PrimaryEmail: c.locator }));
  const phones = contacts.select("phones", (c) => ({ phoneRecid: c.recid, PrimaryPhone: c.locator }));
  const newestFirst = (c: Columns<"validfrom" | "recid">) => [c.validfrom, c.recid];
  const names = newestPer(
    "names",
    live("liveNames", silver.names).filter("validNames", isValid),
    (c) => [c.person],
    newestFirst,
  );
  const addresses = newestPer(
    "addresses",
    live("liveAddresses", silver.addresses).filter("validAddresses", isValid),
    (c) => [c.location],
    newestFirst,
  );
  const joined = accounts
    .join(
      "withParty",
      live("liveParties", silver.parties),
      "left",
      (a, p) => eq(a.party, p.recid),
      (a, p) => ({
        ...a,
        partyRecid: p.recid,
        partyName: p.name,
        knownas: p.knownas,
        partyLanguage: p.languageid_key,
        email: p.primarycontactemail,
        phone: p.primarycontactphone,
        address: p.primaryaddresslocation,
        partynumber: p.partynumber,
        partyModified: p.modifieddatetime,
        partyModifiedOn: p.modifiedon,
      }),
    )
    .join(
      "withPerson",
      live("livePersons", silver.persons),
      "left",
      (a, p) => eq(a.partyRecid, p.recid),
      (a, p) => ({ ...a, personRecid: p.recid }),
    )
    .join(
      "withName",
      names,
      "left",
      (a, n) => eq(a.personRecid, n.person),
      (a, n) => ({ ...a, firstname: n.firstname, middlename: n.middlename, lastname: n.lastname }),
    )
    .join(
      "withEmail",
      emails,
      "left",
      (a, e) => eq(a.email, e.emailRecid),
      (a, e) => ({ ...a, PrimaryEmail: e.PrimaryEmail }),
    )
    .join(
      "withPhone",
      phones,
      "left",
      (a, p) => eq(a.phone, p.phoneRecid),
      (a, p) => ({ ...a, PrimaryPhone: p.PrimaryPhone }),
    )
    .join(
      "withAddress",
      addresses,
      "left",
      (a, l) => eq(a.address, l.location),
      (a, l) => ({
        ...a,
        Address: l.address,
        Street: l.street,
        City: l.city,
        State: l.state,
        County: l.county,
        PostalCode: l.zipcode,
        CountryRegionId: l.countryregionid_key,
      }),
    );
  const named = joined.derive("customerColumns", (c) => ({
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
