import { problem } from "../../../errors";
import type { ExpressionScope } from "../scope";

/** What a function that names a part of the run needs: the scope, its arguments, and the expression for messages. */
export interface Reference {
  readonly scope: ExpressionScope;
  readonly name: string | undefined;
  readonly expression: string;
}

function named(values: Readonly<Record<string, unknown>>, { name = "", expression }: Reference, what: string): unknown {
  if (Object.hasOwn(values, name)) return values[name];
  const known = Object.keys(values).join(", ");
  throw problem("expression-scope", {
    expression,
    what: `${what} '${name}'`,
    known: known === "" ? "there are none yet" : `there are: ${known}`,
  });
}

function present(value: unknown, expression: string, what: string, known: string): unknown {
  if (value !== undefined) return value;
  throw problem("expression-scope", { expression, what, known });
}

/** The functions that give parts of the run. Those that take a name are `activity` and `variables`. */
export const system: Readonly<Record<string, { readonly named: boolean; readonly run: (of: Reference) => unknown }>> = {
  pipeline: {
    named: false,
    run: ({ scope: { pipeline, parameters, globalParameters } }) => ({ ...pipeline, parameters, globalParameters }),
  },
  activity: { named: true, run: (of) => named(of.scope.activities, of, "no activity has ended that is named") },
  variables: { named: true, run: (of) => named(of.scope.variables, of, "the pipeline has no variable") },
  item: {
    named: false,
    run: ({ scope, expression }) =>
      present(scope.item, expression, "there is no item here", "use item() inside a ForEach or a Filter"),
  },
  trigger: {
    named: false,
    run: ({ scope, expression }) =>
      present(
        scope.trigger,
        expression,
        "no trigger started this run",
        "start the pipeline by a trigger, or pass a parameter",
      ),
  },
  dataset: {
    named: false,
    run: ({ scope, expression }) =>
      present(scope.dataset, expression, "this is no dataset", "use dataset() in the properties of a dataset"),
  },
  linkedService: {
    named: false,
    run: ({ scope, expression }) =>
      present(
        scope.linkedService,
        expression,
        "this is no linked service",
        "use it in the properties of a linked service",
      ),
  },
};
