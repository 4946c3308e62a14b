import { evaluate, type ExpressionScope } from "../expressions";
import type { Activity } from "./activities";
import type { Activities } from "./activities/activityList";
import { Cancelled, InnerFailure } from "./failures";
import type { ActivityPlace } from "./events";
import type { PipelineState } from "./pipelineState";
import { runActivities } from "./runActivities";
import type { ActivityResult, Outcome } from "./status";

/** Where in a ForEach. */
interface Loop {
  readonly item?: unknown;
  readonly iteration?: number;
}

/** What an activity sees of the run it is part of. */
export class Context {
  constructor(
    readonly run: PipelineState,
    /** How activities ended so far: those of the same list, and those around it. */
    readonly results: Map<string, ActivityResult>,
    readonly signal: AbortSignal,
    private readonly loop: Loop = {},
  ) {}

  placeOf(activity: Activity): ActivityPlace {
    const { iteration } = this.loop;
    return { activity: activity.name, type: activity.type, ...(iteration === undefined ? {} : { iteration }) };
  }

  /** What expressions see now. */
  scope(): ExpressionScope {
    return {
      ...this.run.scope(),
      activities: Object.fromEntries(this.results),
      ...("item" in this.loop ? { item: this.loop.item } : {}),
    };
  }

  /** The value with its expressions replaced by their values. */
  evaluate(value: unknown): unknown {
    return evaluate(value, this.scope());
  }

  /** The same place, with a signal of its own. */
  withSignal(signal: AbortSignal): Context {
    return new Context(this.run, this.results, signal, this.loop);
  }

  /** The place inside this one, where results stay among themselves. */
  inside(loop: Loop = this.loop): Context {
    return new Context(this.run, new Map(this.results), this.signal, loop);
  }

  runAll(activities: Activities): Promise<Outcome> {
    return runActivities(activities, this);
  }
}

/** Returns where the inner activities succeeded, else throws why not. */
export function requireSuccess(outcome: Outcome): void {
  switch (outcome.status) {
    case "Succeeded":
      return;
    case "Failed":
      throw new InnerFailure(outcome.failure);
    case "Cancelled":
      throw new Cancelled();
  }
}
