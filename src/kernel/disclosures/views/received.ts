import "server-only";
import { hasVerb } from "../../access";
import type { Scope } from "../../gate";
import { findAccountNames } from "../../organisations";
import { disclosureGrants, view } from "../corridor";
import { findReceived, listEnded, listReceived, namesOn, type ReceivedCopy } from "../data/received";
import { copyState } from "../domain/copy-state";
import { inboxUnit, opensCases } from "../domain/inbox-unit";
import { nothingSchema, receivedSchema } from "../schema";

const LISTED = 200;

const ownUnit = () => ({ kind: "ownUnit" }) as const;
const mayWrite = (scope: Scope) => hasVerb(disclosureGrants, scope.principal.role, "write");

/** One copy in a list: where it stands, and whom it is about when it says so. */
export type ListedCopy = Omit<ReceivedCopy, "aboutIndex"> & {
  readonly name: string | null;
  readonly state: ReturnType<typeof copyState>;
  readonly acknowledgedByName: string;
};

/** The copies about one person, by the number that came with them; without one each stands alone. The latest first. */
export interface AboutSomebody {
  readonly key: string;
  readonly name: string | null;
  readonly copies: readonly ListedCopy[];
}

/** Puts together what is about one person. The index itself goes no further than here. */
function groupByPerson(rows: readonly (ListedCopy & { readonly aboutIndex: string | null })[]): AboutSomebody[] {
  const groups = new Map<string, ListedCopy[]>();
  for (const { aboutIndex, ...copy } of rows) {
    const key = aboutIndex ?? copy.id;
    groups.set(key, [...(groups.get(key) ?? []), copy]);
  }
  return [...groups.values()].map((copies) => ({
    key: copies[0]?.id ?? "",
    name: copies.find(({ name }) => name !== null)?.name ?? null,
    copies,
  }));
}

async function listedCopies(scope: Scope) {
  const rows = await listReceived(scope, LISTED);
  const about = await namesOn(
    scope,
    rows.map(({ id }) => id),
  );
  const names = await findAccountNames(
    scope,
    rows.flatMap(({ acknowledgedBy }) => acknowledgedBy ?? []),
  );
  return rows.map((row) => ({
    ...row,
    name: about.get(row.id) ?? null,
    state: copyState(row, scope.today),
    acknowledgedByName: names.get(row.acknowledgedBy ?? "") ?? "",
  }));
}

async function inbox(scope: Scope) {
  const rows = await listedCopies(scope);
  const people = groupByPerson(rows);
  const waiting = rows.filter(({ acknowledgedAt }) => acknowledgedAt === null).length;
  return { people, waiting, ended: await listEnded(scope), mayWrite: mayWrite(scope), today: scope.today };
}

export type DisclosureInbox = Awaited<ReturnType<typeof inbox>>;

/** What other authorities have released to the unit and can be read today, person by person; and what has ended. */
export const disclosureInbox = view({
  name: "disclosure-inbox",
  input: nothingSchema,
  needs: "read",
  subject: ownUnit,
  load: inbox,
  records: ({ value: { people, ended } }) => ({
    event: "disclosure-inbox-read",
    fields: ["fromAuthority", "fromUnit", "receivedAt", "acknowledgedAt", "name", "basis", "readableUntil"],
    records: people.reduce((sum, { copies }) => sum + copies.length, 0) + ended.length,
  }),
});

async function copyOf(scope: Scope, receivedId: string) {
  const copy = await findReceived(scope, receivedId);
  if (!copy) return null;
  const { aboutIndex: _hidden, ...shown } = copy;
  const ids = [copy.acknowledgedBy, copy.registeredBy].filter((id) => id !== null);
  const names = await findAccountNames(scope, ids);
  const mayAnswer = copy.toUnitId === inboxUnit(scope.principal) && mayWrite(scope) && copy.caseId === null;
  return {
    ...shown,
    state: copyState(copy, scope.today),
    acknowledgedByName: names.get(copy.acknowledgedBy ?? "") ?? "",
    registeredByName: names.get(copy.registeredBy ?? "") ?? "",
    mayAcknowledge: mayAnswer && copy.acknowledgedAt === null,
    mayRegister: mayAnswer && copy.registeredAt === null,
    mayTakeOver: mayAnswer && opensCases(scope.principal.role),
  };
}

export type OpenedCopy = NonNullable<Awaited<ReturnType<typeof copyOf>>>;

/** The receiver's own copy. Nothing in it tells of the sender's case, or that there is anything else. */
export const openReceived = view({
  name: "open-received",
  input: receivedSchema,
  needs: "read",
  subject: ownUnit,
  load: (scope, { receivedId }) => copyOf(scope, receivedId),
  records: ({ value }) => ({
    event: "received-opened",
    fields: ["content", "purpose", ...(value.reservation === null ? [] : ["reservation"])],
    records: 1,
  }),
});
