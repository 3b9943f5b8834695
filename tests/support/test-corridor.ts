/** A tiny corridor on the real tables, so that the gate's laws are tested before and apart from any workflow. */
import * as z from "zod";
import { corridor, expectOneRow } from "@/kernel/gate";
import { ok, refuse } from "@/platform/result";

const { operation, view } = corridor({
  name: "gate-test",
  messages: "gateTest",
  grants: {
    socialWorker: ["read", "write"],
    unitHead: ["read", "write", "decide"],
    coordinator: ["read"],
    registrar: ["read"],
    // Without case content whatever a manifest says: the secrecy rules still stand.
    administrator: ["read", "write"],
    logReviewer: ["read"],
  },
});

const caseInput = z.object({ caseId: z.uuid() });

/** Opens a case in the own unit. `fault: "throw"` breaks in the middle of saving. */
export const openCase = operation({
  name: "open-case",
  input: z.object({
    personId: z.uuid().nullable().default(null),
    note: z.string("gateTest.errors.noteMissing").max(20, "gateTest.errors.noteTooLong").default(""),
    fault: z.enum(["none", "refuse", "throw", "not-found"]).default("none"),
  }),
  needs: "write",
  subject: ({ personId }) => (personId ? [{ kind: "ownUnit" }, { kind: "person", personId }] : { kind: "ownUnit" }),
  load: async (_scope, { fault }) => (fault === "not-found" ? null : {}),
  decide: (_current, input) =>
    input.fault === "refuse" ? refuse("tooEarly", { field: "note", details: { days: 3 } }) : ok(input),
  save: async (scope, { personId, fault }) => {
    const { tenantId, principal, now } = scope;
    const id = scope.newId();
    await scope.tx.caseRecord.create({
      data: {
        ...{ tenantId, id, number: id, workflow: "gate-test", unitId: principal.unitId, personId },
        ...{ workerIds: [principal.accountId], openedBy: principal.accountId, openedAt: now },
      },
      select: { id: true },
    });
    const worker = { tenantId, caseId: id, accountId: principal.accountId, since: now };
    await scope.tx.caseWorker.createMany({ data: [worker], skipDuplicates: true });
    if (fault === "throw") throw new Error("Anna Andersson 19121212-1212 bor på Storgatan 1");
    return { id };
  },
  records: ({ value }) => ({ event: "opened", caseId: value.id, fields: ["personId"], records: 1 }),
  announces: ({ value }) => [{ name: "gate-test.opened", payload: { caseId: value.id } }],
});

/** Closes a case: versioned, refused when it is closed already. */
export const closeCase = operation({
  name: "close-case",
  input: caseInput.extend({ version: z.int() }),
  needs: "write",
  subject: ({ caseId }) => ({ kind: "case", caseId }),
  load: (scope, { caseId }) =>
    scope.tx.caseRecord.findUnique({
      where: { tenantId_id: { tenantId: scope.tenantId, id: caseId } },
      select: { id: true, closedAt: true },
    }),
  decide: (current) => (current.closedAt ? refuse("alreadyClosed") : ok(current)),
  save: async (scope, { id }, { input: { version } }) => {
    const { tenantId, now } = scope;
    const closing = { closedAt: now, version: { increment: 1 } };
    expectOneRow(await scope.tx.caseRecord.updateMany({ where: { tenantId, id, version }, data: closing }));
    return { id, version: version + 1 };
  },
  records: ({ value }) => ({ event: "closed", caseId: value.id, fields: ["closedAt"] }),
});

/** Needs a verb that the social worker has not. */
export const decideCase = operation({
  name: "decide-case",
  input: caseInput,
  needs: "decide",
  subject: ({ caseId }) => ({ kind: "case", caseId }),
  load: async () => ({}),
  decide: () => ok({}),
  save: async () => ({}),
  records: () => ({ event: "decided" }),
});

export const readCase = view({
  name: "read-case",
  input: caseInput,
  needs: "read",
  subject: ({ caseId }) => ({ kind: "case", caseId }),
  load: (scope, { caseId }) =>
    scope.tx.caseRecord.findUnique({
      where: { tenantId_id: { tenantId: scope.tenantId, id: caseId } },
      select: { id: true, version: true },
    }),
  records: () => ({ event: "opened", fields: ["number"], records: 1 }),
});

export const readPerson = view({
  name: "read-person",
  input: z.object({ personId: z.uuid() }),
  needs: "read",
  subject: ({ personId }) => ({ kind: "person", personId }),
  load: (scope, { personId }) =>
    scope.tx.person.findUnique({
      where: { tenantId_id: { tenantId: scope.tenantId, id: personId } },
      select: { id: true },
    }),
  records: () => ({ event: "opened", fields: ["id"], records: 1 }),
});

/** Everything in sight, by the condition every list starts from. */
export const listInSight = view({
  name: "list-in-sight",
  input: z.object({}),
  needs: "read",
  subject: () => ({ kind: "self" }),
  load: async (scope) => ({
    caseIds: await scope.tx.caseRecord.findMany({ where: scope.casesInSight(), select: { id: true } }).then(ids),
    personIds: await scope.tx.person.findMany({ where: scope.personsInSight(), select: { id: true } }).then(ids),
  }),
  records: ({ value }) => ({ event: "listed", records: value.caseIds.length + value.personIds.length }),
});

/** Fails unexpectedly while reading. */
export const brokenView = view({
  name: "broken-view",
  input: z.object({}),
  needs: "read",
  subject: () => ({ kind: "self" }),
  load: (): Promise<null> => Promise.reject(new Error("Anna Andersson 19121212-1212")),
  records: () => ({ event: "broken" }),
});

const ids = (found: { id: string }[]): string[] => found.map((row) => row.id).sort();
