import { runRows, type GivenSource, type Row } from "./runRows";

/** Orders, one without a customer and one without an amount. */
export const orders: GivenSource = {
  columns: { id: "integer", customer: "string", amount: "decimal(18,2)" },
  rows: [
    [1, "a", 10],
    [2, "b", 20],
    [3, null, 30],
    [4, "a", null],
  ],
};
/** Customers, one there twice and one without a key. */
export const customers: GivenSource = {
  columns: { customer: "string", city: "string", since: "integer" },
  rows: [
    ["a", "Oslo", 2],
    ["a", "Bergen", 1],
    [null, "Nowhere", 3],
    ["c", "Rome", 4],
  ],
};
export const declared = `
  source(output(id as integer, customer as string, amount as decimal(18,2))) ~> orders
  source(output(customer as string, city as string, since as integer)) ~> customers
`;
/** The rows that reach the sink `out` of a flow over these sources; parameters with their values come before it. */
export async function rowsOf(flow: string, parameters = ""): Promise<readonly Row[] | undefined> {
  return (await runRows(`${parameters}${declared}${flow}`, { orders, customers }))["out"];
}
