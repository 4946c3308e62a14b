import { eq, type Columns } from "../../dataflow/build";
import { live } from "./changed";
import type { CustomersSilver } from "./customersSilver";
import { newestPer } from "./newest";
import { isValid } from "./valid";

/** Accounts with their party, the party's name if it is a person's, its primary contacts and its address. */
export function joinedCustomers(accounts: CustomersSilver["accounts"], silver: CustomersSilver) {
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
  return accounts
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
}
