import { evaluate } from "..";
import { scope } from "../testing";

/** The clock of the scope is at 2018-04-15T13:00:00Z. Examples of Microsoft's "Expressions and functions", in the format "o". */
test.each<[string, unknown]>([
  ["utcNow()", "2018-04-15T13:00:00.0000000Z"],
  ["utcNow('D')", "Sunday, April 15, 2018"],
  ["addDays('2018-03-15T13:00:00Z', 10)", "2018-03-25T13:00:00.0000000Z"],
  ["addDays('2018-03-15T00:00:00Z', -5)", "2018-03-10T00:00:00.0000000Z"],
  ["addHours('2018-03-15T15:00:00Z', -5)", "2018-03-15T10:00:00.0000000Z"],
  ["addMinutes('2018-03-15T00:10:00Z', 10)", "2018-03-15T00:20:00.0000000Z"],
  ["addSeconds('2018-03-15T00:00:30Z', -5)", "2018-03-15T00:00:25.0000000Z"],
  ["addToTime('2018-01-01T00:00:00Z', 1, 'Day')", "2018-01-02T00:00:00.0000000Z"],
  ["addToTime('2018-01-01T00:00:00Z', 1, 'Day', 'D')", "Tuesday, January 2, 2018"],
  ["addToTime('2024-01-31T00:00:00Z', 1, 'Month')", "2024-02-29T00:00:00.0000000Z"],
  ["addToTime('2024-02-29T00:00:00Z', 1, 'year')", "2025-02-28T00:00:00.0000000Z"],
  ["subtractFromTime('2018-01-02T00:00:00Z', 1, 'Week')", "2017-12-26T00:00:00.0000000Z"],
  ["getFutureTime(5, 'Day')", "2018-04-20T13:00:00.0000000Z"],
  ["getPastTime(5, 'Hours', 'HH:mm')", "08:00"],
  ["startOfDay('2018-03-15T13:30:30Z')", "2018-03-15T00:00:00.0000000Z"],
  ["startOfHour('2018-03-15T13:30:30.1234567Z')", "2018-03-15T13:00:00.0000000Z"],
  ["startOfMonth('2018-03-15T13:30:30Z')", "2018-03-01T00:00:00.0000000Z"],
  ["dayOfMonth('2018-03-15T13:27:36Z')", 15],
  ["dayOfWeek('2018-03-15T13:27:36Z')", 4],
  ["dayOfYear('2018-03-15T13:27:36Z')", 74],
  ["string(ticks('2018-03-15T13:27:36.1234567Z'))", "636567172561234567"],
  ["div(sub(ticks('2018-03-15T13:27:36.0000001Z'), ticks('2018-03-15T13:27:35Z')), 1)", 10000001],
])("%s is %j", (expression, value) => {
  expect(evaluate(`@${expression}`, scope)).toEqual(value);
});

test.each([
  ["2018-03-15", "2018-03-15T00:00:00.0000000"],
  ["2018-03-15T13:27", "2018-03-15T13:27:00.0000000"],
  ["2018-03-15 13:27:36.5Z", "2018-03-15T13:27:36.5000000Z"],
  ["2018-03-15T13:27:36+00:00", "2018-03-15T13:27:36.0000000Z"],
  ["03/15/2018 12:00:00", "2018-03-15T12:00:00.0000000"],
  ["3/5/2018 1:02:03 PM", "2018-03-05T13:02:03.0000000"],
  ["3/5/2018 12:02 AM", "2018-03-05T00:02:00.0000000"],
  ["Thu, 15 Mar 2018 13:27:36 GMT", "2018-03-15T13:27:36.0000000Z"],
])("the timestamp %s is read, and written in full as %s", (text, full) => {
  expect(evaluate(`@formatDateTime('${text}')`, scope)).toBe(full);
});

test.each([
  ["yyyy-MM-ddTHH:mm:ss", "2009-06-05T13:04:09"],
  ["yyyyMMddHHmmssfff", "20090605130409070"],
  ["d", "6/5/2009"],
  ["f", "Friday, June 5, 2009 1:04 PM"],
  ["G", "6/5/2009 1:04:09 PM"],
  ["r", "Fri, 05 Jun 2009 13:04:09 GMT"],
  ["s", "2009-06-05T13:04:09"],
  ["u", "2009-06-05 13:04:09Z"],
  ["Y", "June 2009"],
  ["%d", "5"],
  ["ddd dddd MMM MMMM", "Fri Friday Jun June"],
  ["y yy yyy yyyyy", "9 09 2009 02009"],
  ["h hh H HH t tt", "1 01 13 13 P PM"],
  ["m mm s ss", "4 04 9 09"],
  ["f ff fffffff", "0 07 0700000"],
  ["ss.FFF|s.F", "09.07|9"],
  ["'h' h", "h 1"],
  ['"day:" d \\d', "day: 5 d"],
  ["z zz zzz K", "+0 +00 +00:00 Z"],
  ["yyyy/MM/dd", "2009/06/05"],
])("the format %s gives %s", (format, text) => {
  const quoted = format.replaceAll("'", "''");
  expect(evaluate(`@formatDateTime('2009-06-05T13:04:09.07Z', '${quoted}')`, scope)).toBe(text);
});
