import { problem, type Problem } from "../../../errors";
import type { Factory, Pipeline } from "../factory";
import { positionsIn } from "../walk";

interface NameRule {
  readonly form: RegExp;
  readonly says: string;
  readonly maximum: number;
}

const forbidden = String.raw`.+?/<>*%&:\ `.trimEnd();

/** (Microsoft: Naming rules; Pipelines and activities.) */
const pipelineName: NameRule = {
  form: /^[\p{L}\d_][^.+?/<>*%&:\\]*$/u,
  says: `must begin with a letter, digit or underscore, without ${forbidden}`,
  maximum: 140,
};
const activityName: NameRule = { ...pipelineName, maximum: 55 };
const entityName: NameRule = {
  form: /^\p{L}[^.+?/<>*%&:\\-]*$/u,
  says: `must begin with a letter, without ${forbidden} and dashes`,
  maximum: 260,
};

function check(place: string, name: string, rule: NameRule): readonly Problem[] {
  const problems = rule.form.test(name) ? [] : [problem("name-illegal", { place, reason: rule.says })];
  if (name.length <= rule.maximum) return problems;
  const actual = name.length;
  return [...problems, problem("service-limit", { place, what: "characters of a name", limit: rule.maximum, actual })];
}

function activityNames(pipeline: Pipeline): readonly Problem[] {
  const seen = new Set<string>();
  const place = `pipeline ${pipeline.name}`;
  return positionsIn(pipeline.activities).flatMap(({ activity: { name } }) => {
    const taken = seen.has(name.toLowerCase());
    seen.add(name.toLowerCase());
    return [
      ...check(`activity ${name} of ${place}`, name, activityName),
      ...(taken ? [problem("name-taken", { place, kind: "activities", name })] : []),
    ];
  });
}

export function names(factory: Factory): readonly Problem[] {
  const entities = (kind: string, named: ReadonlyMap<string, unknown>, rule: NameRule) =>
    [...named.keys()].flatMap((name) => check(`${kind} ${name}`, name, rule));
  return [
    ...entities("pipeline", factory.pipelines, pipelineName),
    ...entities("data flow", factory.dataFlows, entityName),
    ...entities("dataset", factory.datasets, entityName),
    ...entities("linked service", factory.linkedServices, entityName),
    ...[...factory.pipelines.values()].flatMap(activityNames),
  ];
}
