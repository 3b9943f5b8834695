import "server-only";
import { ageOn } from "@/platform/clock/calendar-date";
import { hasVerb } from "../../access";
import type { Scope } from "../../gate";
import { findAccountNames } from "../../organisations";
import { findPersonBrief } from "../../persons";
import type { GuardianStanding } from "../../secrecy";
import type { ConsentRow } from "../contract";
import { consentGrants, view } from "../corridor";
import { findMaturity, listConsents, listSeen, standingReasons } from "../data/consents";
import { findSubjectAge, listGuardianFacts } from "../data/facts";
import { findConsentCase, findOwnAuthority } from "../data/places";
import { eighteenOn, isAdultOn } from "../domain/adult";
import { latestAnswers } from "../domain/answering";
import { conflictsIn, matrixOf } from "../domain/matrix";
import { standingOf } from "../domain/standing";
import { caseSchema, consentSchema } from "../schema";

/** A guardian as the page names them; `name` null: protected. */
export interface GuardianShown {
  readonly id: string;
  readonly name: string | null;
  readonly standing: GuardianStanding;
  readonly reason: string | null;
}

/** Who is asked, and what is known of the person. */
export async function peopleOf(scope: Scope, caseId: string) {
  const found = await findConsentCase(scope, caseId);
  if (!found) return null;
  const { personId } = found;
  const place = { caseId, caseNumber: found.number, isClosed: found.closedAt !== null };
  const mayWrite = hasVerb(consentGrants, scope.principal.role, "write");
  if (personId === null) return { ...place, mayWrite, person: null };
  const brief = await findPersonBrief(scope, personId);
  if (!brief) return null;
  const age = await findSubjectAge(scope, personId);
  const facts = await listGuardianFacts(scope, personId);
  const guardians = await guardiansOf(scope, personId, facts);
  const maturity = await findMaturity(scope, personId);
  const years = age === "unknown" ? null : ageOn(age.birthOn, scope.today);
  return {
    ...{ ...place, mayWrite },
    person: {
      ...{ id: personId, name: brief.name, years, maturity, guardians },
      ...{ isAdult: isAdultOn(age, scope.today), eighteenOn: eighteenOn(age) },
      subject: { age, guardians: facts, maturity: maturity?.level ?? null },
    },
  };
}
export type People = NonNullable<Awaited<ReturnType<typeof peopleOf>>>;
export type PersonShown = NonNullable<People["person"]>;

/** Those in sight. A guardian whom the asker may not see is not told of; the engine knows, and stays closed. */
async function guardiansOf(
  scope: Scope,
  personId: string,
  facts: Awaited<ReturnType<typeof listGuardianFacts>>,
): Promise<GuardianShown[]> {
  const reasons = await standingReasons(scope, personId);
  const shown: GuardianShown[] = [];
  for (const { personId: id, standing } of facts) {
    const brief = await findPersonBrief(scope, id);
    if (brief) shown.push({ id, name: brief.name, standing, reason: reasons.get(id) ?? null });
  }
  return shown;
}

/** What was given, with the answers that count first and the names of those who noted them. */
export async function consentsShown(scope: Scope, rows: readonly ConsentRow[]) {
  const accounts = rows.flatMap((row) => [
    row.informedBy,
    ...row.answers.flatMap((answer) => [answer.recordedBy, answer.withdrawnBy ?? answer.recordedBy]),
  ]);
  const names = await findAccountNames(scope, accounts);
  const ended = rows.flatMap(({ answers }) => answers.filter(({ withdrawnAt }) => withdrawnAt !== null));
  const seen = await listSeen(
    scope,
    ended.map(({ id }) => id),
  );
  return rows.map((row) => ({
    ...row,
    standing: standingOf(row, scope.today),
    informedByName: names.get(row.informedBy) ?? "",
    latestIds: latestAnswers(row).map(({ id }) => id),
    answers: row.answers.map((answer) => ({
      ...answer,
      recordedByName: names.get(answer.recordedBy) ?? "",
      withdrawnByName: answer.withdrawnBy === null ? null : (names.get(answer.withdrawnBy) ?? ""),
      isSeen: answer.withdrawnAt === null || seen.has(answer.id),
    })),
  }));
}
export type ShownConsent = Awaited<ReturnType<typeof consentsShown>>[number];

async function consentsOf(scope: Scope, caseId: string) {
  const people = await peopleOf(scope, caseId);
  if (!people) return null;
  const { person } = people;
  const rows = person ? await listConsents(scope, person.id) : [];
  const matrix = person ? matrixOf(rows, person.subject, scope.now) : [];
  return {
    ...people,
    today: scope.today,
    matrix,
    conflicts: conflictsIn(matrix, person?.isAdult === false),
    consents: await consentsShown(scope, rows),
  };
}
export type ConsentsOfCase = NonNullable<Awaited<ReturnType<typeof consentsOf>>>;

const FIELDS = ["consents", "answers", "matrix", "maturity", "guardians"];
const personsOf = ({ person }: { readonly person: { readonly id: string } | null }) => (person ? [person.id] : []);

/** On the case's page: in short what may be shared today. */
export const caseConsents = view({
  name: "case-consents",
  input: caseSchema,
  needs: "read",
  subject: ({ caseId }) => ({ kind: "case", caseId }),
  load: (scope, { caseId }) => consentsOf(scope, caseId),
  records: ({ input, value }) => ({
    event: "consents-listed",
    caseId: input.caseId,
    personIds: personsOf(value),
    fields: FIELDS,
    records: value.consents.length,
  }),
});

/** All about the consents of the person of a case: who is asked, what may be shared with whom today, what was said. */
export const openConsents = view({
  name: "open-consents",
  input: caseSchema,
  needs: "read",
  subject: ({ caseId }) => ({ kind: "case", caseId }),
  load: (scope, { caseId }) => consentsOf(scope, caseId),
  records: ({ input, value }) => ({
    event: "consents-opened",
    caseId: input.caseId,
    personIds: personsOf(value),
    fields: FIELDS,
    records: value.consents.length,
  }),
});

async function consentOf(scope: Scope, caseId: string, consentId: string) {
  const people = await peopleOf(scope, caseId);
  if (!people?.person) return null;
  const { person } = people;
  const rows = await listConsents(scope, person.id);
  const row = rows.find(({ id }) => id === consentId);
  if (!row) return null;
  const [consent] = await consentsShown(scope, [row]);
  if (!consent) return null;
  const yesElsewhere = rows
    .filter((one) => one.kind === row.kind && one.id !== row.id)
    .flatMap(latestAnswers)
    .filter((one) => one.answer === "yes" && one.withdrawnAt === null)
    .map(({ signerId }) => signerId);
  return { ...people, person, consent, yesElsewhere, today: scope.today, authority: await findOwnAuthority(scope) };
}
export type OpenedConsent = NonNullable<Awaited<ReturnType<typeof consentOf>>>;

/** One consent: what was asked, what each has answered, and the ways to answer and to take back. */
export const openConsent = view({
  name: "open-consent",
  input: consentSchema,
  needs: "read",
  subject: ({ caseId }) => ({ kind: "case", caseId }),
  load: (scope, { caseId, consentId }) => consentOf(scope, caseId, consentId),
  records: ({ input, value }) => ({
    event: "consent-opened",
    caseId: input.caseId,
    personIds: personsOf(value),
    fields: ["words", "receivers", "answers", "evidence", "reservation"],
    records: 1,
  }),
});

export { consentOf };
