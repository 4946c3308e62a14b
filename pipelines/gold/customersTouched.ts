import { eq, Stream, type Columns } from "../../dataflow/build";
import { changedSince, idsOf, withChangedKey } from "./changed";
import type { CustomersSilver } from "./customersSilver";
import { validityCrossed } from "./valid";

/** Accounts that changed, or whose party, name, contact or address did, or began or ceased to be valid. */
export function touchedAccounts(accounts: CustomersSilver["accounts"], silver: CustomersSilver): Stream<"Id"> {
  const contacts = changedSince("changedContacts", silver.contacts);
  const addresses = Stream.union("touchedAddresses", [
    changedSince("changedAddresses", silver.addresses),
    silver.addresses.filter("crossedAddresses", validityCrossed),
  ]);
  const names = Stream.union("touchedNames", [
    changedSince("changedNames", silver.names),
    silver.names.filter("crossedNames", validityCrossed),
  ]);
  const { parties } = silver;
  const recid = <N extends string>(name: string, rows: Stream<N>) =>
    rows.select(name, (c) => ({ recid: (c as Columns<string>)["recid"]! }));
  const touchedParties = Stream.union("touchedParties", [
    recid("changedPartyIds", changedSince("changedParties", parties)),
    recid("changedPersonIds", changedSince("changedPersons", silver.persons)),
    names.select("renamedPersonIds", (c) => ({ recid: c.person })),
    recid(
      "partiesOfEmails",
      parties.exists("partiesByEmail", contacts, (p, c) => eq(p.primarycontactemail, c.recid)),
    ),
    recid(
      "partiesOfPhones",
      parties.exists("partiesByPhone", contacts, (p, c) => eq(p.primarycontactphone, c.recid)),
    ),
    recid(
      "partiesOfAddresses",
      parties.exists("partiesByAddress", addresses, (p, a) => eq(p.primaryaddresslocation, a.location)),
    ),
  ]);
  return Stream.union("touchedAccounts", [
    idsOf(
      "changedAccountIds",
      withChangedKey("changedAccounts", accounts, silver.accounts, ["dataareaid_key", "accountnum_key"]),
    ),
    idsOf(
      "accountsOfParties",
      accounts.exists("accountsByParty", touchedParties, (a, p) => eq(a.party, p.recid)),
    ),
  ]);
}
