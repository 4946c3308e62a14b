import type { Schedule } from "../components/trigger";
import type { Values } from "./keys";

export function scheduleOf(values: Values): Schedule {
  return {
    frequency: values.scheduleFrequency,
    interval: values.scheduleInterval,
    startTime: values.scheduleStartTime,
    timeZone: values.scheduleTimeZone,
  };
}
