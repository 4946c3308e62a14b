import { entry } from "./entry";

const inActivity = (p: { pipeline: string; activity: string }) => `activity ${p.activity} of pipeline ${p.pipeline}`;

export const factoryErrors = {
  // Resources: what the program deploys.
  "resource-type-unknown": entry<{ type: string; name: string }>(
    (p) => `${p.name} is of type ${p.type}, which a local factory does not know`,
    "local runs know pipelines, data flows, datasets, linked services, triggers and integration runtimes",
  ),
  "property-unknown": entry<{ place: string; property: string }>(
    (p) => `${p.place} has the property ${p.property}, which a local run does not know`,
    "check the spelling; a property that is right but has no meaning on this machine yet is refused rather than ignored",
  ),
  "property-invalid": entry<{ place: string; property: string; reason: string }>(
    (p) => `${p.place}: ${p.property}: ${p.reason}`,
    "correct the property as Microsoft's page of this resource or activity describes it",
  ),
  "name-taken": entry<{ place: string; kind: string; name: string }>(
    (p) => `${p.place}: there are two ${p.kind} named ${p.name}; case makes no difference`,
    "rename one of them",
  ),
  "name-illegal": entry<{ place: string; reason: string }>(
    (p) => `${p.place}: the name ${p.reason}`,
    'rename it; Microsoft\'s page "Naming rules" of Data Factory lists what is allowed',
  ),
  "reference-missing": entry<{ place: string; kind: string; name: string }>(
    (p) => `${p.place} refers to the ${p.kind} ${p.name}, which is not in the factory`,
    (p) => `declare the ${p.kind}, or correct the name`,
  ),
  "linked-service-secret": entry<{ place: string; property: string }>(
    (p) => `${p.place} holds a secret: ${p.property}`,
    "leave only the url: the factory's managed identity needs no key",
  ),
  "linked-service-url": entry<{ linkedService: string; url: string }>(
    (p) => `linked service ${p.linkedService}: ${p.url} is not the address of a storage account`,
    "write https://<account>.dfs.core.windows.net",
  ),

  // Rules and limits of the service.
  "service-limit": entry<{ place: string; what: string; limit: number; actual: number }>(
    (p) => `${p.place}: ${p.actual} ${p.what}, and the service allows ${p.limit}`,
    "split the work: pass the parts to a second pipeline, or write data to the lake instead of passing it on",
  ),
  "nesting-illegal": entry<{ pipeline: string; activity: string; inner: string; outer: string }>(
    (p) => `${inActivity(p)}: a ${p.inner} cannot be inside a ${p.outer}`,
    "move the inner activities to a pipeline of their own and call it with Execute Pipeline",
  ),
  "dependency-unknown": entry<{ pipeline: string; activity: string; dependency: string }>(
    (p) => `${inActivity(p)} depends on ${p.dependency}, which is not beside it`,
    "an activity can depend only on activities of the same list",
  ),
  "dependency-cycle": entry<{ pipeline: string; activities: readonly string[] }>(
    (p) => `pipeline ${p.pipeline}: activities wait for each other: ${p.activities.join(" → ")}`,
    "remove one of the dependencies",
  ),
  "pipeline-cycle": entry<{ pipelines: readonly string[] }>(
    (p) => `pipelines call each other in a circle: ${p.pipelines.join(" → ")}`,
    "repeat with an Until activity, or call a pipeline that does not lead back",
  ),
  "variable-not-declared": entry<{ pipeline: string; activity: string; variable: string }>(
    (p) => `${inActivity(p)}: the pipeline has no variable ${p.variable}`,
    "declare it under the pipeline's variables",
  ),
  "variable-self-reference": entry<{ pipeline: string; activity: string; variable: string }>(
    (p) => `${inActivity(p)} sets the variable ${p.variable} from itself, which Data Factory refuses`,
    "compute the value in a second variable first",
  ),
  "variable-type": entry<{ pipeline: string; activity: string; variable: string; expected: string; actual: string }>(
    (p) => `${inActivity(p)}: the variable ${p.variable} is a ${p.expected}, the value is of type ${p.actual}`,
    "convert the value: string(…), bool(…), int(…) or createArray(…)",
  ),
  "item-outside-loop": entry<{ pipeline: string; activity: string }>(
    (p) => `${inActivity(p)} uses item() where there is no item`,
    "item() has a value inside a ForEach and in the condition of a Filter only",
  ),
  "activity-not-upstream": entry<{ pipeline: string; activity: string; referenced: string }>(
    (p) => `${inActivity(p)} uses the result of ${p.referenced}, which does not always end before it`,
    "let the activity, or the one around it, depend on the referenced one",
  ),

  // Parameters.
  "parameter-not-declared": entry<{ owner: string; parameter: string }>(
    (p) => `${p.owner} has no parameter ${p.parameter}`,
    "declare it, or correct the name",
  ),
  "parameter-missing": entry<{ owner: string; parameter: string }>(
    (p) => `${p.owner} needs the parameter ${p.parameter}`,
    "pass a value, or give the parameter a default",
  ),
  "parameter-type": entry<{ owner: string; parameter: string; expected: string }>(
    (p) => `${p.owner}: the value of the parameter ${p.parameter} is not of type ${p.expected}`,
    "pass a value of that type",
  ),
  "data-flow-parameter": entry<{ flow: string; parameter: string; actual: string }>(
    (p) =>
      `data flow ${p.flow}: the parameter ${p.parameter} gets a value of type ${p.actual}, which a data flow has not`,
    "pass text, a number, a boolean or an array of these",
  ),

  // Running.
  "pipeline-not-found": entry<{ pipeline: string; known: readonly string[] }>(
    (p) => `there is no pipeline ${p.pipeline}`,
    (p) => `the factory has: ${p.known.join(", ")}`,
  ),
  "not-supported-locally": entry<{ feature: string }>(
    (p) => `local runs do not support ${p.feature}`,
    "run this in Azure, or do without it",
  ),
  "activity-failed": entry<{ pipeline: string; activity: string; reason: string }>(
    (p) => `${inActivity(p)} failed: ${p.reason}`,
    "see the reason; a policy with retry repeats an activity whose failure may pass",
  ),
  "activity-requested-failure": entry<{ pipeline: string; activity: string; message: string; errorCode: string }>(
    (p) => `${p.message} (${p.errorCode})`,
    (p) => `${inActivity(p)} is a Fail activity: the pipeline itself says so`,
  ),
  "activity-timed-out": entry<{ pipeline: string; activity: string; timeout: string }>(
    (p) => `${inActivity(p)} took longer than its timeout of ${p.timeout}`,
    "raise the timeout, or find out what takes so long",
  ),
  "activity-inactive": entry<{ pipeline: string; activity: string }>(
    (p) => `${inActivity(p)} is inactive and marked as failed`,
    "activate it, or change onInactiveMarkAs",
  ),
  "property-type": entry<{ pipeline: string; activity: string; property: string; expected: string; actual: string }>(
    (p) => `${inActivity(p)}: ${p.property} must be ${p.expected}, its value is ${p.actual}`,
    "look at what the expression gives; a text that should be an expression begins with @",
  ),
  "dataset-property-type": entry<{ dataset: string; property: string; actual: string }>(
    (p) => `dataset ${p.dataset}: ${p.property} must be a string, its value is ${p.actual}`,
    "give the location a file system, and folder and file as text",
  ),
  "path-not-found": entry<{ account: string; container: string; path: string }>(
    (p) => `there is no ${p.path || "folder"} in the container ${p.container} of the account ${p.account}`,
    "check the dataset's location; a Get Metadata activity with the field exists answers false instead of failing",
  ),
  "metadata-field": entry<{ activity: string; field: string; path: string; kind: string }>(
    (p) => `activity ${p.activity}: ${p.path} is a ${p.kind.toLowerCase()}, which has no ${p.field}`,
    "ask for size of files and childItems of folders only",
  ),
  "web-unreachable": entry<{ url: string }>(
    (p) => `${p.url} cannot be reached from a local run`,
    "a Web activity reaches blobs of mounted storage accounts only: https://<account>.blob.core.windows.net/<container>/<path>",
  ),
  "web-refused": entry<{ method: string; url: string; status: number; reason: string }>(
    (p) => `${p.method} ${p.url} answers ${p.status}: ${p.reason}`,
    "correct the request; Blob Storage in Azure answers the same",
  ),
} as const;
