import { types } from "../../dataflow/types";
import type { GoldColumn } from "./table";

export const customersColumns: readonly GoldColumn[] = [
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
];
