/** What an activity's result looks like to an expression. */
export interface ActivityValue {
  readonly output?: unknown;
  readonly status?: string;
  readonly error?: unknown;
}

/** What expressions see of the run: everything that a function without arguments of its own can return. */
export interface ExpressionScope {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The activities that have ended, by name. */
  readonly activities: Readonly<Record<string, ActivityValue>>;
  /** Absent outside a ForEach or a Filter. */
  readonly item?: unknown;
  /** System variables (Microsoft: System variables supported by Azure Data Factory). */
  readonly pipeline: {
    readonly DataFactory: string;
    readonly Pipeline: string;
    readonly RunId: string;
    readonly TriggerName: string;
    readonly TriggerTime: string;
    readonly TriggerType: string;
    readonly GroupId: string;
  };
  readonly globalParameters: Readonly<Record<string, unknown>>;
  /** Absent where no trigger started the run. */
  readonly trigger?: unknown;
  /** Parameters of the dataset whose properties are evaluated. */
  readonly dataset?: Readonly<Record<string, unknown>>;
  /** Parameters of the linked service whose properties are evaluated. */
  readonly linkedService?: Readonly<Record<string, unknown>>;
  /** The clock of the run. */
  readonly now: Date;
}
