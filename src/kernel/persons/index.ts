/** The door to the register of persons. */
import "server-only";

export { manifest } from "./manifest";
export { registerPersonRow } from "./operations";
export { findPersonCard, findPersonCards } from "./views";
export { personPickerMessages } from "./contract";
export type { FindPerson, PersonCard, RegisterPerson } from "./contract";
