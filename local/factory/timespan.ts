import { z } from "zod";

/** Seconds of a time span written `d.hh:mm:ss` or `hh:mm:ss`; undefined where it is something else. */
export function secondsOf(timespan: string): number | undefined {
  const match = /^(?:(\d+)\.)?(\d{1,2}):(\d{2}):(\d{2})$/.exec(timespan);
  if (!match) return undefined;
  const [days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
}

/** A time span that is known when the pipeline is written. */
export const timespan = z.string().refine((text) => secondsOf(text) !== undefined, "write a time span as d.hh:mm:ss");
