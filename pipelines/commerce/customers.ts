import { commerceTable } from "./table";

export const custTable = commerceTable("CustTable", "Customer accounts, one a company and account", {
  dataareaid: "key",
  accountnum: "key",
  party: "long",
  custgroup: "text",
});

export const dirPartyTable = commerceTable("DirPartyTable", "Parties: persons, organizations and operating units", {
  partynumber: "text",
  name: "text",
  knownas: "text",
  languageid: "key",
  primaryaddresslocation: "long",
  primarycontactemail: "long",
  primarycontactphone: "long",
});

export const dirPerson = commerceTable("DirPerson", "Marks a party as a person (table inheritance: same recid)", {});

export const dirPersonName = commerceTable("DirPersonName", "Names of persons, each valid for a while", {
  person: "long",
  firstname: "text",
  middlename: "text",
  lastname: "text",
  validfrom: "timestamp",
  validto: "timestamp",
});

export const logisticsElectronicAddress = commerceTable("LogisticsElectronicAddress", "E-mail addresses and phones", {
  locator: "text",
});

export const logisticsPostalAddress = commerceTable(
  "LogisticsPostalAddress",
  "Postal addresses, each valid for a while",
  {
    location: "long",
    address: "text",
    street: "text",
    city: "text",
    state: "text",
    county: "text",
    zipcode: "text",
    countryregionid: "key",
    validfrom: "timestamp",
    validto: "timestamp",
  },
);
