import { check } from "../../dataflow/check";
import { parse } from "../../dataflow/parse";
import { scriptOf } from "../../dataflow/testing/statements";

/** Seconds of reading and checking one long script, the first of the process and at best, and then many ordinary ones. */
export function checkScripts({ statements, scripts }: { readonly statements: number; readonly scripts: number }) {
  const long = scriptOf(statements);
  const longOnes = Array.from({ length: 20 }, () => secondsOf(() => checked(long)));
  const ordinary = Array.from({ length: 20 }, (_, index) => scriptOf(5 * (1 + (index % 4))));
  const many = secondsOf(() => {
    for (let i = 0; i < scripts; i += 1) checked(ordinary[i % ordinary.length]!);
  });
  return Promise.resolve({ first: longOnes[0]!, best: Math.min(...longOnes), many });
}

function checked(text: string): void {
  const { script, problems } = parse(text);
  const found = [...problems, ...check(script).problems];
  if (found[0]) throw found[0];
}

function secondsOf(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}
