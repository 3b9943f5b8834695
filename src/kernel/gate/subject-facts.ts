import "server-only";
import { Prisma } from "@/platform/db";
import type { Subject, SubjectFacts } from "../secrecy";
import type { Scope } from "./scope";

/** What was read of a case while the session was entered; facts null: there is no such case in sight. */
export interface CaseAhead {
  readonly caseId: string;
  readonly facts: CaseFactsRow | null;
}

type CaseFacts = Extract<SubjectFacts, { readonly kind: "case" }>;
/** As `app.case_facts` writes it. */
type CaseFactsRow = Omit<CaseFacts, "kind" | "tenantId">;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The case a view will most likely be about, from input that nobody has checked: a name by custom and a shape. Being wrong
 * costs a look-up and decides nothing; what is decided is the checked input's subject.
 */
export function likelyCase(unverifiedInput: unknown): string | null {
  if (typeof unverifiedInput !== "object" || unverifiedInput === null || !("caseId" in unverifiedInput)) return null;
  const { caseId } = unverifiedInput;
  return typeof caseId === "string" && UUID.test(caseId) ? caseId : null;
}

/** The facts of a case as one value, to be asked alongside the session. */
export const caseFactsSql = (caseId: string): Prisma.Sql => Prisma.sql`app.case_facts(${caseId}::uuid)`;

/** Reads what the secrecy rules need to know of a subject. Null: there is no such case or person in sight of the row policies. */
export async function factsOf(scope: Scope, subject: Subject, ahead: CaseAhead | null): Promise<SubjectFacts> {
  if (subject.kind === "case") return caseFacts(scope, subject.caseId, ahead);
  if (subject.kind === "person") return personFacts(scope, subject.personId);
  if (subject.kind === "opening") return openingFacts(scope, subject.openingId);
  return null;
}

async function openingFacts(scope: Scope, openingId: string): Promise<SubjectFacts> {
  const { tenantId } = scope;
  const opening = await scope.tx.emergencyOpening.findUnique({
    where: { tenantId_id: { tenantId, id: openingId } },
    select: { openedBy: true, assignmentId: true, openedAt: true, expiresAt: true, closedAt: true },
  });
  if (!opening) return null;
  const rule = await scope.tx.emergencyRule.findUnique({ where: { tenantId }, select: { isOn: true } });
  return { kind: "opening", tenantId, ...opening, isDecided: rule?.isOn ?? false, at: scope.now };
}

async function caseFacts(scope: Scope, caseId: string, ahead: CaseAhead | null): Promise<SubjectFacts> {
  const row = ahead?.caseId === caseId ? ahead.facts : await readCaseFacts(scope, caseId);
  return row && { kind: "case", tenantId: scope.tenantId, ...row };
}

async function readCaseFacts(scope: Scope, caseId: string): Promise<CaseFactsRow | null> {
  const [row] = await scope.tx.$queryRaw<{ facts: CaseFactsRow | null }[]>`select ${caseFactsSql(caseId)} as facts`;
  return row?.facts ?? null;
}

async function personFacts(scope: Scope, personId: string): Promise<SubjectFacts> {
  const { tenantId, principal } = scope;
  const person = await scope.tx.person.findUnique({
    where: { tenantId_id: { tenantId, id: personId } },
    select: {
      registeredBy: true,
      protection: true,
      readers: { where: { accountId: principal.accountId }, select: { accountId: true } },
    },
  });
  if (!person) return null;
  const inSight = { AND: [{ tenantId, id: personId }, scope.personsOfCasesInSight()] };
  return {
    kind: "person",
    tenantId,
    registeredBy: person.registeredBy,
    hasCaseInSight: (await scope.tx.person.count({ where: inSight })) > 0,
    isProtected: person.protection !== "none",
    isReader: person.readers.length > 0,
  };
}
