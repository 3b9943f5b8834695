/**
 * What the compiler refuses. `tsc` reads this file with every other one: where an error expected here does not come, it
 * says "unused @ts-expect-error" and `npm run check` is red. Nothing here is ever run.
 */
import * as z from "zod";
import { corridor, type Operation, type Scope } from "@/kernel/gate";
import { appendAudit } from "@/kernel/audit";
import { ok } from "@/platform/result";

const about = { name: "types", messages: "types", grants: { socialWorker: ["read"] } } as const;
const input = z.object({ caseId: z.uuid() });
const base = {
  name: "act",
  input,
  load: async () => ({}),
  decide: () => ok({}),
  save: async () => ({ id: "1" }),
};
const needs = "write" as const;
const subject = () => ({ kind: "self" }) as const;
const records = () => ({ event: "done" });

export function refusedByTheCompiler(scope: Scope): void {
  const { operation, view } = corridor(about);

  operation({ ...base, needs, subject, records });
  // @ts-expect-error an act without a verb has no roles
  operation({ ...base, subject, records });
  // @ts-expect-error an act without a subject is weighed against nothing
  operation({ ...base, needs, records });
  // @ts-expect-error an act without a note leaves no trace
  operation({ ...base, needs, subject });
  // @ts-expect-error an unknown verb is granted to nobody
  operation({ ...base, needs: "own", subject, records });
  // @ts-expect-error an unknown kind of subject has no rule
  operation({ ...base, needs, subject: () => ({ kind: "everything" }), records });
  // @ts-expect-error a case is weighed by its id
  operation({ ...base, needs, subject: () => ({ kind: "case" }), records });

  view({ name: "look", input, needs: "read", subject, load: async () => ({}), records });
  // @ts-expect-error a look without a verb has no roles
  view({ name: "look", input, subject, load: async () => ({}), records });
  // @ts-expect-error a look without a subject is weighed against nothing
  view({ name: "look", input, needs: "read", load: async () => ({}), records });
  // @ts-expect-error a look without a note leaves no trace
  view({ name: "look", input, needs: "read", subject, load: async () => ({}) });

  // @ts-expect-error a corridor states who may do what in it
  corridor({ name: "types", messages: "types" });
  // @ts-expect-error an unknown role is nobody's
  corridor({ ...about, grants: { king: ["read"] } });

  // @ts-expect-error only the gate makes a scope: a look-alike lacks the private keys
  const forged: Scope = { ...scope };
  void forged;
  // @ts-expect-error an operation is made by a corridor: its parts alone are none
  const loose: Operation = { kind: "operation", name: "loose", input, needs };
  void loose;
  // @ts-expect-error a line of the log says who
  void appendAudit(scope.tx, {
    event: "done",
    at: scope.now,
    channel: "web",
    name: "x",
    act: "read",
    outcome: "allowed",
  });
}
