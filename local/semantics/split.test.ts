import { runRows } from "./runRows";
import { customers, declared, orders } from "./shop";

describe("split", () => {
  const branches = async (disjoint: boolean) =>
    runRows(
      `${declared} orders split(amount > 15, amount > 5, disjoint: ${disjoint}) ~> s@(large, some, rest)
       s@large sink(mapColumn(id)) ~> a  s@some sink(mapColumn(id)) ~> b  s@rest sink(mapColumn(id)) ~> c`,
      { orders, customers },
    );

  test("with disjoint: false sends a row to its first match, null conditions to the default", async () => {
    expect(await branches(false)).toEqual({ a: [{ id: 2 }, { id: 3 }], b: [{ id: 1 }], c: [{ id: 4 }] });
  });

  test("without a last branch drops rows that match no condition", async () => {
    const sinks = "s@large sink(mapColumn(id)) ~> a s@some sink(mapColumn(id)) ~> b";
    const script = `${declared} orders split(amount > 15, amount > 5, disjoint: false) ~> s@(large, some) ${sinks}`;
    expect(await runRows(script, { orders, customers })).toEqual({ a: [{ id: 2 }, { id: 3 }], b: [{ id: 1 }] });
  });

  test("with disjoint: true sends a row to every match", async () => {
    expect(await branches(true)).toEqual({
      a: [{ id: 2 }, { id: 3 }],
      b: [{ id: 1 }, { id: 2 }, { id: 3 }],
      c: [{ id: 4 }],
    });
  });
});
