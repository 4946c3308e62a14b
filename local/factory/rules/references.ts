import { problem, type Problem } from "../../../errors";
import type { Activity } from "../activities";
import type { DataFlow, Factory, Pipeline, Trigger } from "../factory";
import { accountInUrl } from "../linkedServices";
import type { DatasetReference, ParameterSpecifications } from "../shapes/common";
import { positionsIn } from "../walk";

type Given = Readonly<Record<string, unknown>>;

/** The integration runtime that every factory has. */
const builtIn = "AutoResolveIntegrationRuntime";

/** Checks what the parts of a factory say of each other. */
class References {
  constructor(private readonly factory: Factory) {}

  all(): readonly Problem[] {
    const { pipelines, dataFlows, datasets, linkedServices, triggers } = this.factory;
    return [
      ...[...pipelines.values()].flatMap((pipeline) => this.ofPipeline(pipeline)),
      ...[...dataFlows.values()].flatMap((flow) => this.ofDataFlow(flow)),
      ...[...datasets.values()].flatMap((dataset) =>
        this.exists(
          `dataset ${dataset.name}`,
          "linked service",
          linkedServices,
          dataset.linkedServiceName.referenceName,
        ),
      ),
      ...[...linkedServices.values()].flatMap(({ name, url, connectVia }) => [
        ...(accountInUrl(url) === undefined ? [problem("linked-service-url", { linkedService: name, url })] : []),
        ...this.runtime(`linked service ${name}`, connectVia?.referenceName),
      ]),
      ...[...triggers.values()].flatMap((trigger) => this.ofTrigger(trigger)),
    ];
  }

  private ofPipeline(pipeline: Pipeline): readonly Problem[] {
    return positionsIn(pipeline.activities).flatMap(({ activity }) =>
      this.ofActivity(`activity ${activity.name} of pipeline ${pipeline.name}`, activity),
    );
  }

  private ofActivity(place: string, activity: Activity): readonly Problem[] {
    switch (activity.type) {
      case "ExecuteDataFlow":
        return [
          ...this.exists(place, "data flow", this.factory.dataFlows, activity.dataFlow.referenceName),
          ...this.runtime(place, activity.integrationRuntime?.referenceName),
        ];
      case "WebActivity":
        return this.runtime(place, activity.connectVia?.referenceName);
      case "ExecutePipeline":
        return this.pipeline(place, activity.pipeline.referenceName, activity.parameters);
      case "GetMetadata":
      case "Lookup":
        return this.dataset(place, activity.dataset);
      default:
        return [];
    }
  }

  private ofDataFlow(flow: DataFlow): readonly Problem[] {
    return [...flow.sources, ...flow.sinks].flatMap((stream) => {
      const place = `stream ${stream.name} of data flow ${flow.name}`;
      const services = [stream.linkedService, stream.schemaLinkedService].filter((one) => one !== undefined);
      return [
        // Parameters of a stream's dataset may come with the activity.
        ...(stream.dataset ? this.exists(place, "dataset", this.factory.datasets, stream.dataset.referenceName) : []),
        ...services.flatMap(({ referenceName }) =>
          this.exists(place, "linked service", this.factory.linkedServices, referenceName),
        ),
      ];
    });
  }

  private ofTrigger(trigger: Trigger): readonly Problem[] {
    const started = trigger.type === "TumblingWindowTrigger" ? [trigger.pipeline] : trigger.pipelines;
    return started.flatMap(({ pipelineReference, parameters }) =>
      this.pipeline(`trigger ${trigger.name}`, pipelineReference.referenceName, parameters),
    );
  }

  private pipeline(place: string, name: string, given: Given = {}): readonly Problem[] {
    const missing = this.exists(place, "pipeline", this.factory.pipelines, name);
    return [...missing, ...this.parameters(`pipeline ${name}`, this.factory.pipelines.get(name)?.parameters, given)];
  }

  private dataset(place: string, { referenceName: name, parameters = {} }: DatasetReference): readonly Problem[] {
    const missing = this.exists(place, "dataset", this.factory.datasets, name);
    return [...missing, ...this.parameters(`dataset ${name}`, this.factory.datasets.get(name)?.parameters, parameters)];
  }

  private parameters(owner: string, declared: ParameterSpecifications | undefined, given: Given): readonly Problem[] {
    if (!declared) return [];
    const needed = Object.keys(declared).filter((name) => declared[name]!.defaultValue === undefined);
    return [
      ...needed
        .filter((name) => !(name in given))
        .map((parameter) => problem("parameter-missing", { owner, parameter })),
      ...Object.keys(given)
        .filter((name) => !(name in declared))
        .map((parameter) => problem("parameter-not-declared", { owner, parameter })),
    ];
  }

  private runtime(place: string, name: string | undefined): readonly Problem[] {
    const known = new Map([builtIn, ...this.factory.integrationRuntimes].map((one) => [one, one]));
    return name === undefined ? [] : this.exists(place, "integration runtime", known, name);
  }

  private exists(place: string, kind: string, known: ReadonlyMap<string, unknown>, name: string): readonly Problem[] {
    return known.has(name) ? [] : [problem("reference-missing", { place, kind, name })];
  }
}

export function references(factory: Factory): readonly Problem[] {
  return new References(factory).all();
}
