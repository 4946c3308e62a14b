import { problem, type Problem } from "../../errors";

/** What DuckDB says of values, and the problem that it is; the numbers that overflow stay in the message. */
const said: readonly (readonly [RegExp, (match: RegExpExecArray) => Problem])[] = [
  [/^Out of Range Error: Overflow in (.*?)!?$/, ([, what]) => problem("value-overflow", { operation: `${what}` })],
  [/^Invalid Input Error: Map keys must be unique/, () => problem("value-map-key-twice", {})],
  [/^Invalid Input Error: The map key list does not align/, () => problem("value-map-lists", {})],
  [/Unknown TimeZone '(.*)'!?$/, ([, zone]) => problem("value-time-zone", { zone: `${zone}` })],
  [
    /^Invalid Input Error: ((?:missing|unexpected|invalid|no argument|bad) .*: .*)$/,
    ([, reason]) => problem("value-regex", { reason: `${reason}` }),
  ],
];

/** The problem of a value that the engine could not compute with, or `undefined` where its message is another. */
export function valueProblem(message: string): Problem | undefined {
  for (const [pattern, found] of said) {
    const match = pattern.exec(message);
    if (match) return found(match);
  }
  return undefined;
}
