export { triggerBody, triggerKinds, type TriggerSettings } from "./triggerBody";
export { frequencies, type Schedule } from "./schedule";
export { triggerStates, type TriggerState } from "./state";
export { Trigger } from "./trigger";
