import type { Statement } from "../../dataflow/ast";
import {
  translateAsking,
  type Guard,
  type Plan,
  type Question,
  type SinkStep,
  type Step,
} from "../../dataflow/translate";
import { problem } from "../../errors";
import type { Engine } from "../duckdb/engine";
import type { Row } from "../duckdb/json";
import { identifier } from "../duckdb/quote";
import { failureAt } from "./failure";
import type { Flow } from "./flow";
import { mentionedNames, neededColumns } from "./projection";
import { Relations } from "./relations";
import { policyColumn, type SinkResult, type SinkRows } from "./sinks";
import type { OpenSource } from "./sources";
import { sourcesOf, storedSteps } from "./stage";

/** What stands at the two ends of a flow: the real stores, or given and captured rows. */
export interface Ends {
  readonly open: (source: Statement, mentioned: ReadonlySet<string>, relations: Relations) => Promise<OpenSource>;
  readonly write: (sink: SinkRows) => Promise<SinkResult>;
}

export interface Watch {
  /** Called when work on a stream begins. */
  readonly started: (stream: string) => void;
  readonly signal: AbortSignal;
}

export interface SinkOutcome extends SinkResult {
  readonly seconds: number;
  /** Rows read, by source that the sink depends on. */
  readonly rowsRead: Readonly<Record<string, number>>;
}

/**
 * Runs a flow: its sources are opened, its script is translated, its asserts are checked, and then its sinks are
 * written one after another in their order; the first that fails ends the flow (Microsoft: "Data flow activity").
 */
export async function execute(
  engine: Engine,
  flow: Flow,
  ends: Ends,
  watch: Watch,
): Promise<Readonly<Record<string, SinkOutcome>>> {
  const relations = new Relations(engine);
  try {
    return await new Execution(engine, flow, ends, watch, relations).run();
  } catch (error) {
    throw failureAt(error, flow.name, "the script", watch.signal);
  } finally {
    await relations.drop();
  }
}

class Execution {
  private readonly made = new Set<string>();

  constructor(
    private readonly engine: Engine,
    private readonly flow: Flow,
    private readonly ends: Ends,
    private readonly watch: Watch,
    private readonly relations: Relations,
  ) {}

  async run(): Promise<Readonly<Record<string, SinkOutcome>>> {
    const { script, parameters, now } = this.flow;
    const sources = await this.open();
    const environment = {
      sources: [...sources].map(([stream, { columns }]) => ({ stream, columns })),
      parameters,
      now,
    };
    const plan = await translateAsking(script, environment, async (question, unfinished) => {
      await this.makeAll(unfinished, sources, () => true);
      return this.at(question.stream, () => this.answer(question));
    });
    await this.makeAll(plan, sources, neededColumns(script, Object.values(parameters), plan));
    for (const guard of plan.guards) await this.at(guard.stream, () => this.check(guard));
    const outcomes: Record<string, SinkOutcome> = {};
    const rowsRead = await this.rowsRead(sources.keys());
    for (const sink of plan.sinks) {
      outcomes[sink.stream] = await this.at(sink.stream, () => this.write(plan, sink, rowsRead));
    }
    return outcomes;
  }

  private async open(): Promise<ReadonlyMap<string, OpenSource>> {
    const { script, parameters } = this.flow;
    const mentioned = mentionedNames(script, Object.values(parameters));
    const opened = new Map<string, OpenSource>();
    for (const statement of script.statements.filter(({ verb }) => verb === "source")) {
      const { name } = statement;
      opened.set(name, await this.at(name, () => this.ends.open(statement, mentioned, this.relations)));
    }
    return opened;
  }

  /** Makes the steps of a plan that an unfinished plan before it has not made. */
  private async makeAll(
    plan: Plan,
    sources: ReadonlyMap<string, OpenSource>,
    isNeeded: (column: string) => boolean,
  ): Promise<void> {
    const stored = storedSteps(plan);
    for (const step of plan.steps.filter(({ stream }) => !this.made.has(stream))) {
      await this.at(step.stream, () => this.make(step, sources.get(step.stream), stored.has(step.stream), isNeeded));
      this.made.add(step.stream);
    }
  }

  private async answer({ sql, reads }: Question): Promise<readonly (string | null)[]> {
    const values = await this.engine.rows<{ value: string | null }>(this.relations.query(sql, reads));
    return values.map(({ value }) => value);
  }

  private async make(
    step: Step,
    source: OpenSource | undefined,
    isStored: boolean,
    isNeeded: (column: string) => boolean,
  ): Promise<void> {
    const sql = step.sql ?? (await source!.select(step.columns, isNeeded));
    const { stream, reads } = step;
    if (isStored || source?.readOnce) await this.relations.table(stream, this.relations.query(sql, reads));
    else this.relations.define(stream, sql, reads);
  }

  private async check({ stream, id, message, ...guard }: Guard): Promise<void> {
    const sql = this.relations.query(guard.sql, guard.reads);
    const [counted] = await this.engine.rows<{ rows: number }>(`SELECT count(*) AS rows FROM (${sql})`);
    if (counted!.rows === 0) return;
    const [example] = await this.engine.rows(`SELECT * FROM (${sql}) LIMIT 1`);
    throw problem("flow-assert-failed", {
      flow: this.flow.name,
      stream,
      id,
      text: message,
      rows: counted!.rows,
      example: JSON.stringify(example).slice(0, longestExample),
    });
  }

  private async write(plan: Plan, sink: SinkStep, allRead: Readonly<Record<string, number>>): Promise<SinkOutcome> {
    const begun = performance.now();
    const rows = `${sink.stream}$rows`;
    // A cache sink is a step too, and stored: its rows are there.
    const isMade = plan.steps.some(({ stream }) => stream === sink.stream);
    const hasPolicy = sink.hidden.includes(policyColumn);
    await this.relations.view(
      rows,
      isMade ? `FROM ${identifier(sink.stream)}` : this.relations.query(sink.sql, sink.reads),
    );
    const statement = this.flow.script.statements.find(({ name }) => name === sink.stream)!;
    const { columns } = sink;
    const written = await this.ends.write({ statement, rows, columns, hasPolicy, relations: this.relations });
    const sources = sourcesOf(plan, sink.reads);
    return {
      ...written,
      seconds: (performance.now() - begun) / 1000,
      rowsRead: Object.fromEntries(sources.map((source) => [source, allRead[source] ?? 0])),
    };
  }

  private async rowsRead(sources: Iterable<string>): Promise<Readonly<Record<string, number>>> {
    const counts: Record<string, number> = {};
    for (const source of sources) {
      const all = this.relations.query(`FROM ${identifier(source)}`, [source]);
      const [counted] = await this.engine.rows<Row & { rows: number }>(`SELECT count(*) AS rows FROM (${all})`);
      counts[source] = counted!.rows;
    }
    return counts;
  }

  private async at<T>(stream: string, work: () => Promise<T>): Promise<T> {
    try {
      this.watch.signal.throwIfAborted();
      this.watch.started(stream);
      return await work();
    } catch (error) {
      throw failureAt(error, this.flow.name, stream, this.watch.signal);
    }
  }
}

const longestExample = 300;
