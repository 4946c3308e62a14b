/** A value that the service computes: `@…`. */
export const expression = (value: string) => ({ value, type: "Expression" }) as const;

/** A text as a string literal of the pipeline expression language. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A text; one that begins with `@` the service computes. */
export const computed = (text: string) => (text.startsWith("@") ? expression(text) : text);

/** The moment that "valid now" means: the given one, or else the start of the load. */
export const givenAsOf =
  "if(equals(pipeline().parameters.asOf, ''), pipeline().TriggerTime, pipeline().parameters.asOf)";
