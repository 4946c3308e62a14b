import { catalogue } from ".";
import { readingPattern, writingPattern } from "./datePattern";
import { parametersFor, signature } from "./signature";

describe("The catalogue", () => {
  test("has every function that the reference documents, by its spelling", () => {
    expect(documented.filter((name) => !catalogue.has(name))).toEqual([]);
  });

  test("has no function that the reference does not know, but two that real scripts and its examples use", () => {
    const names = [...catalogue].flatMap(([name, definition]) => (name === definition.name ? [name] : []));
    expect(names.filter((name) => !documented.includes(name))).toEqual(["toBitSet", "fuzzyCompare"]);
  });

  test("gives every aggregate its conditional twin", () => {
    expect(catalogue.get("sumIf")).toBe(catalogue.get("sum"));
  });
});

describe("A signature", () => {
  test.each([
    ["substring(string, integral, [integral]) => string", 2, ["string", "integral"]],
    ["substring(string, integral, [integral]) => string", 3, ["string", "integral", "integral"]],
    ["substring(string, integral, [integral]) => string", 4, undefined],
    ["concat(string, string...) => string", 3, ["string", "string", "string"]],
    ["case(boolean, T, {boolean, T}..., [T]) => T", 5, ["boolean", "T", "boolean", "T", "T"]],
    ["in(T[], T) => boolean", 1, undefined],
    ["currentTimestamp() => timestamp", 0, []],
  ])("%s takes %i arguments as %j", (text, count, expected) => {
    expect(parametersFor(signature(text), count)).toEqual(expected);
  });
});

describe("A Java date pattern", () => {
  test.each([
    ["yyyy-MM-dd HH:mm:ss", ["%Y-%m-%d %H:%M:%S"]],
    ["M/d/yyyy h:mm:ss a", ["%m/%d/%Y %I:%M:%S %p"]],
    ["yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", ["%Y-%m-%dT%H:%M:%S.%fZ"]],
    ["yyyy-MM-dd[ HH:mm[:ss]]", ["%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d"]],
    ["dd MMM yyyy 'o''clock' 100%", ["%d %b %Y o'clock 100%%"]],
  ])("%s is read by %j", (pattern, formats) => {
    expect(readingPattern(pattern).formats).toEqual(formats);
  });

  test.each(["yyyy-ww", "hh:mm", "yyyy[MM", "Q", ""])("%s is refused", (pattern) => {
    expect(() => readingPattern(pattern)).toThrow(expect.objectContaining({ code: "unsupported-datePattern" }));
  });

  test("writes without leading zeros where it says so", () => {
    expect(writingPattern("d/M/yyyy HH:mm:ss.SSS")).toBe("%-d/%-m/%Y %H:%M:%S.%g");
  });
});

/** Microsoft: Data transformation expressions in mapping data flow, the alphabetical list. */
const documented = `
abs acos add addDays addMonths and approxDistinctCount array ascii asin assertErrorMessages associate at atan
atan2 avg avgIf between bitwiseAnd bitwiseOr bitwiseXor blake2b blake2bBinary byItem byName byNames byOrigin
byOrigins byPath byPosition case cbrt ceil char coalesce collect collectUnique columnNames columns compare
concat concatWS contains cos cosh count countAll countDistinct countAllDistinct countIf covariancePopulation
covariancePopulationIf covarianceSample covarianceSampleIf crc32 cumeDist currentDate currentTimestamp
currentUTC dayOfMonth dayOfWeek dayOfYear days decode degrees denseRank distinct divide dropLeft dropRight
encode endsWith equals equalsIgnoreCase escape except expr factorial false filter find first flatten floor
fromBase64 fromUTC greater greaterOrEqual greatest hasColumn hasError hasPath hex hour hours iif iifNull in
initCap instr intersect isBitSet isBoolean isByte isDate isDecimal isDelete isDistinct isDouble isError
isFloat isIgnore isInsert isInteger isLong isMatch isNan isNull isShort isTimestamp isUpdate isUpsert
jaroWinkler keyValues kurtosis kurtosisIf lag last lastDayOfMonth lead least left length lesser lesserOrEqual
levenshtein like locate log log10 lookup lower lpad ltrim map mapAssociation mapIf mapIndex mapLoop max maxIf
md5 mean meanIf millisecond milliseconds min minIf minus minute minutes mlookup mod month monthsBetween
multiply negate nextSequence normalize not notEquals nTile null or originColumns output outputs partitionId
pMod power radians random rank reassociate reduce regexExtract regexMatch regexReplace regexSplit replace
reverse right rlike round rowNumber rpad rtrim second seconds setBitSet sha1 sha2 sin sinh size skewness
skewnessIf slice sort soundex split sqrt startsWith stddev stddevIf stddevPopulation stddevPopulationIf
stddevSample stddevSampleIf subDays subMonths substring substringIndex sum sumDistinct sumDistinctIf sumIf tan
tanh toBase64 toBinary toBoolean toByte toDate toDecimal toDouble toFloat toInteger toLong topN toShort
toString toTimestamp toUTC translate trim true typeMatch unescape unfold unhex union upper uuid variance
varianceIf variancePopulation variancePopulationIf varianceSample varianceSampleIf weekOfYear weeks xor year
`
  .split(/\s+/)
  .filter((name) => name !== "");
