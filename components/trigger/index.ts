export { triggerBody, triggerKinds, type TriggerKind, type TriggerSettings } from "./bodies";
export { frequencies, type Schedule } from "./schedule";
export { triggerStates, type TriggerState } from "./state";
export { Trigger } from "./trigger";
