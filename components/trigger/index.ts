export { triggerBody, triggerKinds, type TriggerSettings } from "./bodies";
export { frequencies, type Schedule } from "./schedule";
export { triggerStates, type TriggerState } from "./state";
export { Trigger } from "./trigger";
