import "server-only";

export { closeOpening, confirmIdentity, openSubject } from "./opening";
export { decideRule } from "./rule";
