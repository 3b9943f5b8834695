import "server-only";
import { dayOf, dayOrNull } from "@/platform/clock/date-column";
import type { Scope } from "../../gate";
import type {
  ConsentFacts,
  DataCategory,
  GuardianFacts,
  MaturityLevel,
  ReleasePurpose,
  SubjectAge,
  SubjectFactsForRelease,
} from "../../secrecy";

/** What the consents of one person come to, as the engine wants it. */
export interface FoundConsentFacts {
  readonly consents: readonly ConsentFacts[];
  readonly subject: Pick<SubjectFactsForRelease, "guardians" | "maturity">;
}

/**
 * All that has been answered about lifting secrecy for one person, and who is asked. For the one who has a case about the
 * person; without one there is no consent, which denies. The other kinds of yes are not here: they open nothing.
 */
export async function findConsentFacts(scope: Scope, personId: string): Promise<FoundConsentFacts> {
  const entries = await entriesOf(scope, [personId]);
  const guardians = await listGuardianFacts(scope, personId);
  const signers = await entriesOf(
    scope,
    guardians.map((guardian) => guardian.personId),
  );
  const rows = await scope.tx.consent.findMany({
    where: { tenantId: scope.tenantId, personId: { in: [...entries.keys()] }, kind: "liftSecrecy" },
    select: {
      ...{ id: true, purposes: true, categories: true, validFrom: true, validTo: true },
      receivers: { select: { id: true, authorityId: true, unitId: true }, orderBy: { id: "asc" } },
      answers: { orderBy: [{ answeredAt: "asc" }, { id: "asc" }] },
    },
    orderBy: { id: "asc" },
  });
  return {
    consents: rows.map((row) => consentFacts(row, (id) => signers.get(id) ?? id, scope.now)),
    subject: { guardians, maturity: await findMaturityLevel(scope, [...entries.keys()]) },
  };
}

/** The person's age as the engine wants it: a date of birth that an authority stands for, or "unknown". */
export async function findSubjectAge(scope: Scope, personId: string): Promise<SubjectAge> {
  const person = await scope.tx.person.findUnique({
    where: { tenantId_id: { tenantId: scope.tenantId, id: personId } },
    select: { birthOn: true, identityKind: true, identityLevel: true },
  });
  const birthOn = person && dayOrNull(person.birthOn);
  if (!person || !birthOn || birthOn > scope.today) return "unknown";
  const { identityKind: kind, identityLevel: level } = person;
  const isVerified =
    kind === "personnummer" || (kind === "samordningsnummer" && level !== null && level !== "uncertain");
  return isVerified ? { birthOn } : "unknown";
}

/** The guardians of today; one whom the asker may not see is there too, and closes until somebody has decided. */
export async function listGuardianFacts(scope: Scope, personId: string): Promise<GuardianFacts[]> {
  return scope.tx.$queryRaw<GuardianFacts[]>`
    select guardian_id as "personId", standing from app.consent_guardians(${personId}::uuid) order by guardian_id`;
}

/** The entries that are each of these persons, by entry: itself, and what was merged into it. */
export async function entriesOf(scope: Scope, personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await scope.tx.$queryRaw<{ entry: string; person: string }[]>`
    select e.id as entry, p.id as person from unnest(${[...personIds]}::uuid[]) as p (id)
      cross join lateral app.entries_of(p.id) as e (id)`;
  return new Map(rows.map(({ entry, person }) => [entry, person]));
}

async function findMaturityLevel(scope: Scope, entries: readonly string[]): Promise<MaturityLevel | null> {
  const row = await scope.tx.maturityAssessment.findFirst({
    where: { tenantId: scope.tenantId, personId: { in: [...entries] } },
    select: { level: true },
    orderBy: [{ assessedAt: "desc" }, { id: "desc" }],
  });
  return row && (row.level as MaturityLevel);
}

interface StoredConsent {
  readonly id: string;
  readonly purposes: readonly string[];
  readonly categories: readonly string[];
  readonly validFrom: Date | null;
  readonly validTo: Date | null;
  readonly receivers: readonly { id: string; authorityId: string | null; unitId: string | null }[];
  readonly answers: readonly {
    id: string;
    signerKind: string;
    signerPersonId: string;
    answer: string;
    categories: readonly string[];
    receiverIds: readonly string[];
    answeredAt: Date;
    withdrawnAt: Date | null;
  }[];
}

/**
 * Code lists are kept by the database's own checks. A receiver outside Samlots can never be the one that is asked about.
 * What the database says has happened has happened, also when its clock is ahead of this machine's.
 */
function consentFacts(row: StoredConsent, signerOf: (personId: string) => string, now: Date): ConsentFacts {
  const past = (at: Date) => (at > now ? now : at).toISOString();
  const { validFrom, validTo } = row;
  if (validFrom === null || validTo === null) throw new Error("a consent that lifts secrecy has no period");
  return {
    id: row.id,
    purposes: row.purposes as readonly ReleasePurpose[],
    categories: row.categories as readonly DataCategory[],
    receivers: row.receivers.flatMap(({ id, authorityId, unitId }) =>
      authorityId === null ? [] : [{ key: id, authorityId, unitId }],
    ),
    validFrom: dayOf(validFrom),
    validTo: dayOf(validTo),
    answers: row.answers.map((answer) => ({
      id: answer.id,
      signer: answer.signerKind === "guardian" ? signerOf(answer.signerPersonId) : "subject",
      answer: answer.answer === "yes" ? "yes" : "no",
      categories: answer.categories as readonly DataCategory[],
      receiverKeys: answer.receiverIds,
      answeredAt: past(answer.answeredAt),
      withdrawnAt: answer.withdrawnAt && past(answer.withdrawnAt),
    })),
  };
}
