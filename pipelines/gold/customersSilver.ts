import {
  custTable,
  dirPartyTable,
  dirPerson,
  dirPersonName,
  logisticsElectronicAddress,
  logisticsPostalAddress,
} from "../commerce/customers";
import { silverSource } from "../silver/source";

/** The silver tables that customers are made of. */
export const readCustomersSilver = () => ({
  accounts: silverSource(custTable),
  parties: silverSource(dirPartyTable),
  persons: silverSource(dirPerson),
  names: silverSource(dirPersonName),
  contacts: silverSource(logisticsElectronicAddress),
  addresses: silverSource(logisticsPostalAddress),
});
export type CustomersSilver = ReturnType<typeof readCustomersSilver>;
