import "server-only";
import type { Scope } from "../../gate";
import { findAccountNames } from "../../organisations";
import { decide, type ReleaseFacts } from "../../secrecy";
import { view } from "../corridor";
import { findApproval } from "../data/approvals";
import { findReleaseFacts } from "../data/facts";
import { listExcerpts } from "../data/excerpts";
import { findReleasePlace, type ReleasePlace } from "../data/place";
import { findRelease, fingerprintOf } from "../data/releases";
import { findRequest } from "../data/requests";
import type { BasisQuestions, CopyAbout, WeighedRelease } from "../contract";
import { basisOn } from "../domain/basis-on";
import { availableItems, composeContent, requestOf, textKey } from "../domain/compose";
import { namesIn } from "../domain/third-persons";
import {
  approvalSchema,
  draftReleaseSchema,
  previewReleaseSchema,
  releaseFormSchema,
  type DraftRelease,
  type PreviewRelease,
} from "../schema";
import { weighBases } from "./weigh-bases";

const ofCase = ({ caseId }: { readonly caseId: string }) => ({ kind: "case", caseId }) as const;
const personOf = ({ personId }: { readonly personId: string | null }) => (personId === null ? [] : [personId]);

/** The bases that hold today, as the form asks their questions. */
function questionsOf(facts: ReleaseFacts, today: string): BasisQuestions[] {
  const codes = [...new Set(facts.bases.map(({ code }) => code))];
  return codes.flatMap((code) => {
    const basis = basisOn(facts.bases, code, today);
    if (!basis || basis.mode === "block") return [];
    const { version, mode, tests, exclusions, anyOf, to, purposes } = basis;
    const isSigned = facts.signedBases.includes(`${code}@${version}`);
    const asksOffence = basis.offence !== null;
    return [{ code, version, mode, statute: "", tests, exclusions, anyOf, asksOffence, to, purposes, isSigned }];
  });
}

/** What the form begins with: what is corrected, what a colleague approved, or nothing. */
async function startOf(scope: Scope, input: { caseId: string; replacesId: string | null; approvalId: string | null }) {
  const { caseId, replacesId, approvalId } = input;
  const approval = approvalId === null ? null : await findApproval(scope, caseId, approvalId);
  if (approval) return { ...approval.input, approvalId };
  const corrected = replacesId === null ? null : await findRelease(scope, caseId, replacesId);
  if (!corrected) return null;
  const { toUnitId, purpose, purposeText, basis, reservation, content, grounds } = corrected;
  const others = grounds.others ?? [];
  return {
    ...{ caseId, toUnitId, purpose, purposeText, basis, reservation, replacesId, requestId: null, approvalId: null },
    ...{ ground: grounds.ground ?? null, offence: grounds.offence ?? null },
    answers: Object.fromEntries(
      grounds.tests.map(({ test, answer, reason }) => [test, { answer: answer ?? "yes", reason }]),
    ),
    items: content.items.map(({ key }) => key),
    texts: content.texts.map(({ text, categories }, at) => ({
      ...{ text, categories, others: others[at]?.others ?? null, othersReason: others[at]?.reason ?? null },
    })),
  };
}

async function formOf(
  scope: Scope,
  input: { caseId: string; replacesId: string | null; approvalId: string | null; requestId: string | null },
) {
  const place = await findReleasePlace(scope, input.caseId);
  if (!place) return null;
  const { facts } = await findReleaseFacts(scope, place, { ...input, toUnitId: null }, null);
  const request = input.requestId === null ? null : await findRequest(scope, input.caseId, input.requestId);
  return {
    ...{ caseId: place.caseId, caseNumber: place.caseNumber, isClosed: place.isClosed, personId: place.personId },
    isProtected: place.protection === "protected",
    receivers: place.receivers,
    bases: questionsOf(facts, scope.today),
    offences: [...new Set(facts.offences.map(({ code }) => code))],
    available: availableItems(place.known),
    excerpts: await listExcerpts(scope, input.caseId),
    request: request && { id: request.id, from: request.from, asked: request.asked, fromUnitId: request.fromUnitId },
    start: await startOf(scope, input),
  };
}

export type ReleaseFormFacts = NonNullable<Awaited<ReturnType<typeof formOf>>>;

/** The form for a release: who can receive, on which bases, and what is known. */
export const releaseForm = view({
  name: "release-form",
  input: releaseFormSchema,
  needs: "write",
  subject: ofCase,
  load: formOf,
  records: ({ value }) => ({
    event: "release-form-opened",
    personIds: personOf(value),
    fields: ["person", "occasion", "notes"],
    records: 1,
  }),
});

/** How what is composed stands: item by item, and by every basis that could carry it. */
function weigh(scope: Scope, place: ReleasePlace, input: DraftRelease | PreviewRelease, facts: ReleaseFacts) {
  const request = requestOf(place.known, input, place.linked);
  const bases = weighBases(scope.principal, request, facts, scope.now);
  const decision = decide(scope.principal, "release", request, facts, scope.now);
  const weighed: WeighedRelease = {
    rule: decision.effect === "allow" ? null : decision.rules[0],
    // Until a basis is chosen nothing is said of the items: that none is chosen is not why they stay.
    mask: input.basis === "" ? {} : decision.mask,
    until: decision.effect === "allow" ? decision.until : null,
    obligations: decision.effect === "allow" ? decision.obligations : [],
    bases,
  };
  const named = Object.fromEntries(
    input.texts.map(({ text }, at) => [textKey(at), namesIn(text, place.linked)] as const),
  );
  return { weighed, named };
}

/** Whether nobody is chosen yet, or somebody who takes releases. */
function isKnown({ receivers }: ReleasePlace, toUnitId: string | null): boolean {
  return toUnitId === null || receivers.some(({ unitId }) => unitId === toUnitId);
}

/** How a release stands while it is composed. Nothing leaves, and nothing typed comes back. */
export const weighRelease = view({
  name: "weigh-release",
  input: draftReleaseSchema,
  needs: "write",
  subject: ofCase,
  load: async (scope, input) => {
    const place = await findReleasePlace(scope, input.caseId);
    if (!place || !isKnown(place, input.toUnitId)) return null;
    const { facts } = await findReleaseFacts(scope, place, input, null);
    return { ...weigh(scope, place, input, facts), personId: place.personId };
  },
  records: ({ value }) => ({
    event: "release-weighed",
    personIds: personOf(value),
    fields: ["consents", "age"],
    records: 1,
  }),
});

/** What stands on the copy beside its content; the function that writes it takes the names from the registers. */
function aboutOf({ principal }: Scope, input: PreviewRelease, version: number, weighed: WeighedRelease): CopyAbout {
  const { tenantName: fromAuthority, unitName: fromUnit, displayName: fromPerson } = principal;
  const mode = weighed.bases.find(({ code }) => code === input.basis)?.mode ?? "may";
  return {
    ...{ fromAuthority, fromUnit, fromPerson, purpose: input.purpose, purposeText: input.purposeText ?? "" },
    ...{ basis: input.basis, basisVersion: version, mode, reservation: input.reservation },
    ...{ at: null, readableUntil: weighed.until },
  };
}

async function previewOf(scope: Scope, input: PreviewRelease) {
  const place = await findReleasePlace(scope, input.caseId);
  const receiver = place?.receivers.find(({ unitId }) => unitId === input.toUnitId);
  if (!place || !receiver) return null;
  const plain = await findReleaseFacts(scope, place, input, null);
  const basis = basisOn(plain.facts.bases, input.basis, scope.today);
  const fingerprint = fingerprintOf(place.known, input, basis);
  const { facts, approvalId } = await findReleaseFacts(scope, place, input, fingerprint);
  const { weighed, named } = weigh(scope, place, input, facts);
  const about = aboutOf(scope, input, basis?.version ?? 1, weighed);
  const content = composeContent(place.known, input);
  return { receiver, personId: place.personId, content, about, fingerprint, weighed, named, approvalId };
}

export type Preview = NonNullable<Awaited<ReturnType<typeof previewOf>>>;

/** Exactly what the receiver would see, and what stands in the way, before anything leaves. */
export const previewRelease = view({
  name: "preview-release",
  input: previewReleaseSchema,
  needs: "write",
  subject: ofCase,
  load: previewOf,
  records: ({ value }) => ({
    event: "release-previewed",
    personIds: personOf(value),
    fields: ["texts", ...value.content.items.map(({ key }) => key)],
    records: 1,
  }),
});

async function approvalOf(scope: Scope, { caseId, approvalId }: { caseId: string; approvalId: string }) {
  const approval = await findApproval(scope, caseId, approvalId);
  const preview = approval && (await previewOf(scope, approval.input));
  if (!approval || !preview) return null;
  const { input, ...rest } = approval;
  const names = await findAccountNames(scope, [approval.askedBy, approval.answeredBy ?? approval.askedBy]);
  return {
    ...rest,
    input,
    preview,
    /** Whether what would leave is still what was asked about. */
    isCurrent: preview.fingerprint === approval.fingerprint,
    mayAnswer: approval.answer === null && approval.askedBy !== scope.principal.accountId,
    isOwn: approval.askedBy === scope.principal.accountId,
    askedByName: names.get(approval.askedBy) ?? "",
    answeredByName: names.get(approval.answeredBy ?? "") ?? "",
    answer: approval.answer as "approved" | "declined" | null,
    personId: preview.personId,
  };
}

export type OpenedApproval = NonNullable<Awaited<ReturnType<typeof approvalOf>>>;

/** What a colleague is asked to approve: exactly what the receiver would see, and why it may leave. */
export const openApproval = view({
  name: "open-approval",
  input: approvalSchema,
  needs: "write",
  subject: ofCase,
  load: approvalOf,
  records: ({ value }) => ({
    event: "release-approval-opened",
    personIds: personOf(value),
    fields: ["texts", "purpose", "grounds", ...value.preview.content.items.map(({ key }) => key)],
    records: 1,
  }),
});
