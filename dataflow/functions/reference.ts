/**
 * Every function of the reference (Microsoft: Data transformation expressions in mapping data flow), and two that real
 * scripts use. One that the catalogue lacks is right in Data Factory, but cannot run here.
 */
export const documentedFunctions: ReadonlySet<string> = new Set([
  "abs", "acos", "add", "addDays", "addMonths", "and", "approxDistinctCount", "array", "ascii", "asin",
  "assertErrorMessages", "associate", "at", "atan", "atan2", "avg", "avgIf", "between", "bitwiseAnd", "bitwiseOr",
  "bitwiseXor", "blake2b", "blake2bBinary", "byItem", "byName", "byNames", "byOrigin", "byOrigins", "byPath",
  "byPosition", "case", "cbrt", "ceil", "char", "coalesce", "collect", "collectUnique", "columnNames", "columns",
  "compare", "concat", "concatWS", "contains", "cos", "cosh", "count", "countAll", "countDistinct",
  "countAllDistinct", "countIf", "covariancePopulation", "covariancePopulationIf", "covarianceSample",
  "covarianceSampleIf", "crc32", "cumeDist", "currentDate", "currentTimestamp", "currentUTC", "dayOfMonth",
  "dayOfWeek", "dayOfYear", "days", "decode", "degrees", "denseRank", "distinct", "divide", "dropLeft", "dropRight",
  "encode", "endsWith", "equals", "equalsIgnoreCase", "escape", "except", "expr", "factorial", "false", "filter",
  "find", "first", "flatten", "floor", "fromBase64", "fromUTC", "greater", "greaterOrEqual", "greatest", "hasColumn",
  "hasError", "hasPath", "hex", "hour", "hours", "iif", "iifNull", "in", "initCap", "instr", "intersect", "isBitSet",
  "isBoolean", "isByte", "isDate", "isDecimal", "isDelete", "isDistinct", "isDouble", "isError", "isFloat",
  "isIgnore", "isInsert", "isInteger", "isLong", "isMatch", "isNan", "isNull", "isShort", "isTimestamp", "isUpdate",
  "isUpsert", "jaroWinkler", "keyValues", "kurtosis", "kurtosisIf", "lag", "last", "lastDayOfMonth", "lead", "least",
  "left", "length", "lesser", "lesserOrEqual", "levenshtein", "like", "locate", "log", "log10", "lookup", "lower",
  "lpad", "ltrim", "map", "mapAssociation", "mapIf", "mapIndex", "mapLoop", "max", "maxIf", "md5", "mean", "meanIf",
  "millisecond", "milliseconds", "min", "minIf", "minus", "minute", "minutes", "mlookup", "mod", "month",
  "monthsBetween", "multiply", "negate", "nextSequence", "normalize", "not", "notEquals", "nTile", "null", "or",
  "originColumns", "output", "outputs", "partitionId", "pMod", "power", "radians", "random", "rank", "reassociate",
  "reduce", "regexExtract", "regexMatch", "regexReplace", "regexSplit", "replace", "reverse", "right", "rlike",
  "round", "rowNumber", "rpad", "rtrim", "second", "seconds", "setBitSet", "sha1", "sha2", "sin", "sinh", "size",
  "skewness", "skewnessIf", "slice", "sort", "soundex", "split", "sqrt", "startsWith", "stddev", "stddevIf",
  "stddevPopulation", "stddevPopulationIf", "stddevSample", "stddevSampleIf", "subDays", "subMonths", "substring",
  "substringIndex", "sum", "sumDistinct", "sumDistinctIf", "sumIf", "tan", "tanh", "toBase64", "toBinary",
  "toBoolean", "toByte", "toDate", "toDecimal", "toDouble", "toFloat", "toInteger", "toLong", "topN", "toShort",
  "toString", "toTimestamp", "toUTC", "translate", "trim", "true", "typeMatch", "unescape", "unfold", "unhex",
  "union", "upper", "uuid", "variance", "varianceIf", "variancePopulation", "variancePopulationIf", "varianceSample",
  "varianceSampleIf", "weekOfYear", "weeks", "xor", "year", "fuzzyCompare", "toBitSet",
]); // prettier-ignore
