/** The door to the gate: the one way in for every request. */
import "server-only";

export { action, type Action, type ActionMeta } from "./action";
export { corridor } from "./corridor";
export { download, type OutgoingFile } from "./download";
export { lookup, type Lookup } from "./lookup";
export { currentEntry, page, type PageAddress, type PageContext, type PageProps } from "./page";
export { receive, receiveView, type Receiver } from "./receive";
export { registered } from "./registry";
export { runOperation, runView, type Answer, type Call } from "./run";
export { expectOneRow, StaleVersion } from "./stale";
export type { SealedAt, Scope } from "./scope";
export type { Corridor, Operation, OperationSpec, RuleFacts, View, ViewSpec } from "./spec";
