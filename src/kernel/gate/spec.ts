import "server-only";
import type * as z from "zod";
import type { FieldMessage, Result } from "@/platform/result";
import type { Grants, Verb } from "../access";
import type { AuditNote } from "../audit";
import type { HouseEvent } from "../events";
import type { Principal } from "../identity/contract";
import type { Subject } from "../secrecy";
import type { Scope } from "./scope";

/** What a pure rule may know of the moment: never a connection. */
export interface RuleFacts {
  readonly now: Date;
  /** Today's date in Sweden, YYYY-MM-DD. */
  readonly today: string;
  readonly principal: Principal;
}

/** What may be done. Leaving out `needs`, `subject` or `records` is a type error. */
export interface OperationSpec<S extends z.ZodType, Current, Change, Out> {
  /** The act in the worker's words, verb first, kebab-case. Permission, audit, log and test share it. */
  readonly name: string;
  readonly input: S;
  readonly needs: Verb;
  /** Whom or what the act concerns; with several, every one must be allowed. */
  readonly subject: (input: z.output<S>) => Subject | readonly Subject[];
  /** What the rule needs to see; null answers "there is no such thing". */
  readonly load: (scope: Scope, input: z.output<S>) => Promise<Current | null>;
  /** The pure rule. */
  readonly decide: (current: Current, input: z.output<S>, facts: RuleFacts) => Result<Change>;
  /** Writes the change. The answer goes to the browser and is stored for repeats: ids and versions, never contents. */
  readonly save: (scope: Scope, change: Change, about: { current: Current; input: z.output<S> }) => Promise<Out>;
  readonly records: (about: { input: z.output<S>; current: Current; change: Change; value: Out }) => AuditNote;
  readonly announces?: (about: {
    input: z.output<S>;
    current: Current;
    change: Change;
    value: Out;
  }) => readonly HouseEvent[];
  /** Milliseconds the transaction may take, for imports. 20 000 unless said. */
  readonly timeoutMs?: number;
}

/** What may be seen. The read is audited in the transaction that reads. */
export interface ViewSpec<S extends z.ZodType, T> {
  readonly name: string;
  readonly input: S;
  readonly needs: Verb;
  readonly subject: (input: z.output<S>) => Subject | readonly Subject[];
  readonly load: (scope: Scope, input: z.output<S>) => Promise<T | null>;
  readonly records: (about: { input: z.output<S>; value: T }) => AuditNote;
}

/** What the corridor of one workflow or kernel part adds to each of its acts. */
export interface Corridor {
  /** The workflow's or part's name, the first half of every name in it. */
  readonly name: string;
  /** The part of the message catalogue that holds `errors.<code>` for its refusals. */
  readonly messages: string;
  readonly grants: Grants;
}

/** An operation that knows its corridor. Made by `corridor().operation` only. */
export interface Operation<S extends z.ZodType = z.ZodType, Out = unknown> {
  readonly kind: "operation";
  readonly name: string;
  readonly corridor: Corridor;
  readonly input: S;
  readonly needs: Verb;
  readonly subject: (input: z.output<S>) => readonly Subject[];
  readonly timeoutMs: number | undefined;
  /** Load, decide, save and note, with the types of the spec closed over. */
  readonly perform: (scope: Scope, input: z.output<S>, facts: RuleFacts) => Promise<Performed<Out>>;
}

export type Performed<Out> =
  | { readonly step: "not-found" }
  | {
      readonly step: "refused";
      readonly code: string;
      readonly field?: string;
      readonly details?: FieldMessage["details"];
    }
  | { readonly step: "done"; readonly value: Out; readonly note: AuditNote; readonly events: readonly HouseEvent[] };

/** A view that knows its corridor. Made by `corridor().view` only. */
export interface View<S extends z.ZodType = z.ZodType, T = unknown> {
  readonly kind: "view";
  readonly name: string;
  readonly corridor: Corridor;
  readonly input: S;
  readonly needs: Verb;
  readonly subject: (input: z.output<S>) => readonly Subject[];
  readonly look: (
    scope: Scope,
    input: z.output<S>,
  ) => Promise<{ readonly step: "not-found" } | { readonly step: "done"; readonly value: T; readonly note: AuditNote }>;
}
