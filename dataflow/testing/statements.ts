/** A script of many statements in the manner of the service's editor: sources, derived columns, joins, filters, sinks. */
export const scriptOf = (statements: number): string =>
  Array.from({ length: Math.ceil(statements / 5) }, (_, i) => fiveStatements(i)).join("\n");

const fiveStatements = (i: number): string => `source(output(
		Id as string,
		{order ${i}} as string,
		amount as decimal(18,6),
		at as timestamp
	),
	allowSchemaDrift: true,
	validateSchema: false,
	wildcardPaths: ['a/${i}/*.csv']) ~> source${i}
source${i} derive(x = iif(isNull(Id), toString(amount), upper(trim({order ${i}})) + 'x'),
		y = amount * 1.5) ~> derive${i}
derive${i}, source0 join(derive${i}@Id == source0@Id,
	joinType: 'left',
	matchType: 'exact',
	broadcast: 'auto')~> join${i}
join${i} filter(year(source0@at) >= 2020 && !isNull(x)) ~> filter${i}
filter${i} sink(allowSchemaDrift: true,
	validateSchema: false,
	format: 'parquet',
	skipDuplicateMapInputs: true,
	skipDuplicateMapOutputs: true) ~> sink${i}`;
