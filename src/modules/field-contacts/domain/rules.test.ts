import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { completeContactSchema, logFieldContactSchema, noteSchema, reportPeriodSchema } from "../schema";
import type { Contact } from "./contact";
import { decideAcknowledge, decideHandOver, decideLinkPerson, decideUnlinkPerson } from "./handover";
import { decideCompleteContact, decideLogContact } from "./recording";
import { contactStatus } from "./status";

const now = new Date("2026-03-14T21:30:00Z"); // 22:30 in Stockholm
const id = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const [contactId, group, youthDuty, socialDuty, other, person] = [1, 2, 3, 4, 5, 6].map(id) as [
  string,
  string,
  string,
  string,
  string,
  string,
];

const minimal = {
  occurredOn: "2026-03-14",
  occurredTime: "22:15",
  policeGroupId: group,
  reason: "minorDrugOffence",
} as const;
const recording = { now, policeGroupIds: [group] };

function log(extra: Record<string, unknown> = {}) {
  return decideLogContact(null, logFieldContactSchema.parse({ ...minimal, ...extra }), recording);
}

function contact(extra: Partial<Contact> = {}): Contact {
  const logged = log({ mumin: true });
  if (!logged.ok) throw new Error(logged.code);
  const base = { id: contactId, unitId: youthDuty, source: "field", registerNumber: null, personId: null } as const;
  return { ...logged.value.facts, ...base, handover: null, version: 1, ...extra };
}

const complete: Partial<Contact> = {
  placeType: "street",
  testResult: "negative",
  ageYears: 19,
  ageSource: "stated",
  sex: "woman",
  knownInDrugContexts: "no",
  knownToSocialServices: "unknown",
  knownToAddictionCare: "no",
  assessmentMade: true,
  report: "none",
  offer: "talk",
  answer: "yes",
};

describe("logging a contact", () => {
  it("needs time, police group and reason, and keeps everything unsaid as missing", () => {
    const logged = log();
    expect(logged).toMatchObject({ ok: true, value: { personId: null, note: null } });
    if (logged.ok) expect(Object.values(logged.value.facts).filter((value) => value !== null)).toHaveLength(4);
  });

  it.each(["occurredOn", "occurredTime", "policeGroupId", "reason"])("says which field is missing: %s", (field) => {
    const { [field]: _left, ...rest } = minimal as Record<string, string>;
    const parsed = logFieldContactSchema.safeParse(rest);
    expect(parsed.error?.issues).toHaveLength(1);
    expect(parsed.error?.issues[0]).toMatchObject({ path: [field] });
    expect(parsed.error?.issues[0]?.message).toMatch(/^fieldContacts\.errors\.\w+Required$/);
  });

  it("reads the empty choices of a form as missing, and text numbers as numbers", () => {
    const logged = log({ sex: "", mumin: "", ageYears: "17", ageSource: "stated", knownInDrugContexts: "unknown" });
    expect(logged).toMatchObject({
      value: { facts: { sex: null, mumin: null, ageYears: 17, ageSource: "stated", knownInDrugContexts: "unknown" } },
    });
  });

  it.each([
    ["2026-03-15", "00:10", "occurredOn"],
    ["2026-03-14", "22:40", "occurredTime"],
  ])("refuses the future: %s %s", (occurredOn, occurredTime, field) => {
    expect(log({ occurredOn, occurredTime })).toEqual({ ok: false, code: "occurredInFuture", field });
  });

  it("forgives a phone whose clock is a few minutes fast, also at midnight", () => {
    expect(log({ occurredTime: "22:34" }).ok).toBe(true);
    const input = logFieldContactSchema.parse({ ...minimal, occurredOn: "2026-03-15", occurredTime: "00:01" });
    const midnight = { ...recording, now: new Date("2026-03-14T22:58:00Z") };
    expect(decideLogContact(null, input, midnight).ok).toBe(true);
  });

  it.each([
    [{ policeGroupId: other }, "policeGroupUnknown"],
    [{ offer: "nothing", answer: "no" }, "answerWithoutOffer"],
    [{ firstVisitDueOn: "2026-03-13" }, "firstVisitBeforeContact"],
    [{ mumin: false, personId: person }, "identityWithoutMumin"],
  ])("refuses %j: %s", (extra, code) => {
    expect(log(extra)).toMatchObject({ ok: false, code });
  });

  it.each([
    [{ ageYears: "sjutton" }, "ageInvalid"],
    [{ ageYears: 17.5 }, "ageInvalid"],
    [{ ageYears: -1 }, "ageOutOfRange"],
    [{ ageYears: 121 }, "ageOutOfRange"],
    [{ occurredOn: "2026-02-30" }, "occurredOnInvalid"],
    [{ occurredTime: "24:00" }, "occurredTimeInvalid"],
    [{ sex: "K" }, "sexInvalid"],
    [{ personId: "hej" }, "personUnknown"],
  ])("has an own message for %j: %s", (extra, name) => {
    const parsed = logFieldContactSchema.safeParse({ ...minimal, ...extra });
    expect(parsed.error?.issues.map(({ message }) => message)).toEqual([`fieldContacts.errors.${name}`]);
  });
});

describe("free text", () => {
  it("keeps emoji, right-to-left text, tabs and line breaks", () => {
    expect(noteSchema.parse("👩‍👧 שלום\tمرحبا\r\nå")).toBe("👩‍👧 שלום\tمرحبا\nå");
  });

  it.each([
    ["x".repeat(20_001), "noteTooLong"],
    ["x".repeat(10_000_000), "noteTooLong"],
    ["a\u0000b", "noteControlCharacters"],
    ["a\u001bb", "noteControlCharacters"],
  ])("refuses what cannot be stored (%#)", (text, name) => {
    const issues = noteSchema.safeParse(text).error?.issues.map(({ message }) => message);
    expect(issues).toEqual([`fieldContacts.errors.${name}`]);
  });
});

describe("completing a contact", () => {
  const edit = (extra: Record<string, unknown>, current = contact()) =>
    decideCompleteContact(current, completeContactSchema.parse({ caseId: contactId, version: 1, ...extra }), recording);

  it("changes only what was sent, and names it without its value", () => {
    const change = edit({ sex: "woman", mumin: true });
    expect(change).toMatchObject({ ok: true, value: { changed: ["sex"], note: undefined } });
    if (change.ok) expect(change.value.facts).toEqual({ ...change.value.facts, mumin: true, occurredTime: "22:15" });
  });

  it("can make a fact missing again", () => {
    expect(edit({ sex: "" }, contact({ sex: "man" }))).toMatchObject({ value: { facts: { sex: null } } });
  });

  it("says when nothing changes, and keeps the identity rule", () => {
    expect(edit({ mumin: true })).toMatchObject({ code: "nothingChanged" });
    expect(edit({ mumin: false }, contact({ personId: person }))).toMatchObject({ code: "identityWithoutMumin" });
  });

  it("lets a contact keep a police group that is no longer in use", () => {
    expect(edit({ sex: "man" }, contact({ policeGroupId: other })).ok).toBe(true);
  });
});

describe("handing over", () => {
  const sent = { id: id(9), fromUnitId: youthDuty, toUnitId: socialDuty, sentAt: now, acknowledgedAt: null };
  const facts = { now, byUnitId: youthDuty, isClosed: false, receivingUnitIds: [socialDuty, other] };
  const to = (toUnitId: string, current = contact(), extra: Partial<typeof facts> = {}) =>
    decideHandOver(current, { caseId: contactId, version: 1, toUnitId }, { ...facts, ...extra });

  it("goes to a unit that takes handovers", () => {
    expect(to(socialDuty)).toMatchObject({ ok: true, value: { fromUnitId: youthDuty, toUnitId: socialDuty } });
    expect(to(person)).toMatchObject({ code: "receiverUnknown", field: "toUnitId" });
    expect(to(youthDuty)).toMatchObject({ code: "receiverIsSender" });
  });

  it("is done once at a time, and passed on only from where it is", () => {
    expect(to(other, contact({ handover: sent }))).toMatchObject({ code: "alreadyHandedOver" });
    const taken = contact({ handover: { ...sent, acknowledgedAt: now } });
    expect(to(other, taken, { byUnitId: socialDuty })).toMatchObject({ ok: true, value: { fromUnitId: socialDuty } });
    expect(to(socialDuty, taken, { byUnitId: socialDuty })).toMatchObject({ code: "receiverIsSender" });
    expect(to(other, taken)).toMatchObject({ ok: true, value: { fromUnitId: youthDuty } });
    expect(to(socialDuty, taken)).toMatchObject({ code: "receiverHasCase" });
  });

  it("is not for a closed case", () => {
    expect(to(socialDuty, contact(), { isClosed: true })).toMatchObject({ code: "caseClosed" });
  });

  it("takes a link away only when it is the one that was shown", () => {
    const unlink = { caseId: contactId, version: 1, personId: person };
    expect(decideUnlinkPerson(contact({ personId: person }), unlink).ok).toBe(true);
    expect(decideUnlinkPerson(contact({ personId: other }), unlink)).toMatchObject({ code: "notLinked" });
    expect(decideUnlinkPerson(contact(), unlink)).toMatchObject({ code: "notLinked" });
  });

  it("is not for what is only tallied", () => {
    expect(to(socialDuty, contact({ mumin: false }))).toMatchObject({ code: "onlyTallied" });
    const link = { caseId: contactId, version: 1, personId: person };
    expect(decideLinkPerson(contact({ mumin: false }), link, { personExists: true })).toMatchObject({
      code: "onlyTallied",
    });
    expect(decideLinkPerson(contact({ personId: other }), link, { personExists: true })).toMatchObject({
      code: "alreadyLinked",
    });
    expect(decideLinkPerson(contact(), link, { personExists: false })).toMatchObject({ code: "personUnknown" });
    expect(decideLinkPerson(contact(), link, { personExists: true }).ok).toBe(true);
  });

  it("is acknowledged by the receiver only, and once", () => {
    const waiting = contact({ handover: sent });
    const answer = (unitId: string, current = waiting, handoverId = sent.id) =>
      decideAcknowledge(current, { caseId: contactId, handoverId }, { now, unitId });
    expect(answer(socialDuty)).toMatchObject({ ok: true, value: { acknowledgedAt: now } });
    expect(answer(youthDuty)).toMatchObject({ code: "notReceiver" });
    expect(answer(socialDuty, contact({ handover: { ...sent, acknowledgedAt: now } }))).toMatchObject({
      code: "alreadyAcknowledged",
    });
    expect(answer(socialDuty, waiting, id(10))).toMatchObject({ code: "handoverUnknown" });
    expect(answer(socialDuty, contact())).toMatchObject({ code: "handoverUnknown" });
  });
});

describe("the status of a contact", () => {
  const sentAt = new Date(now.getTime() - 3 * 3_600_000);
  const handover = { id: id(9), fromUnitId: youthDuty, toUnitId: socialDuty, sentAt, acknowledgedAt: null };
  const status = (extra: Partial<Contact>) => contactStatus(contact(extra), now);

  it("is unfinished until the facts are there, and says which are missing", () => {
    expect(status({})).toMatchObject({ kind: "unfinished" });
    expect(status({ ...complete, sex: null })).toEqual({ kind: "unfinished", missing: ["sex"] });
    expect(status({ ...complete, ageYears: null, ageSource: "unknown" }).missing).toEqual([]);
    expect(status({ ...complete, offer: "nothing", answer: null }).missing).toEqual([]);
  });

  it("waits visibly until somebody has taken over", () => {
    expect(status(complete)).toMatchObject({ kind: "waitingForHandover", sinceOn: "2026-03-14" });
    expect(status({ ...complete, offer: "nothing", answer: null })).toMatchObject({ kind: "waitingForHandover" });
    expect(status({ ...complete, answer: "no", report: "lvm" })).toMatchObject({ kind: "waitingForHandover" });
    expect(status({ handover })).toMatchObject({ kind: "handedOver", waitingHours: 3, toUnitId: socialDuty });
  });

  it("follows the first visit after the handover is acknowledged", () => {
    const taken = { ...complete, handover: { ...handover, acknowledgedAt: now } };
    expect(status(taken)).toMatchObject({ kind: "acknowledged", acknowledgedAt: now });
    expect(status({ handover: taken.handover, mumin: null })).toMatchObject({ kind: "acknowledged" });
    expect(status({ ...taken, mumin: false })).toMatchObject({ kind: "closed", because: "tallied" });
    expect(status({ ...taken, firstVisitDueOn: "2026-03-14" })).toMatchObject({ overdue: false });
    expect(status({ ...taken, firstVisitDueOn: "2026-03-13" })).toMatchObject({ kind: "firstVisitDue", overdue: true });
    expect(status({ ...taken, firstVisitDueOn: "2026-03-13", firstVisit: "came" }).kind).toBe("acknowledged");
  });

  it.each([
    [{ ...complete, mumin: false }, "tallied"],
    [{ ...complete, answer: "no" as const }, "declined"],
    [{ ...complete, completed: "yes" as const }, "completed"],
    [{ ...complete, completed: "no" as const }, "notCompleted"],
    [{ source: "register" as const }, "registerRow"],
  ])("is closed (%#): %s", (extra, because) => {
    expect(status(extra)).toMatchObject({ kind: "closed", because });
  });
});

describe("a report's period", () => {
  it.each([
    ["2025-01-01", "2025-01-01", undefined],
    ["2025-01-01", "2029-12-31", undefined],
    ["2025-01-02", "2025-01-01", "periodReversed"],
    ["2025-13-01", "2025-01-01", "fromInvalid"],
  ])("from %s to %s: %s", (from, to, name) => {
    const message = reportPeriodSchema.safeParse({ from, to }).error?.issues[0]?.message;
    expect(message).toBe(name && `fieldContacts.errors.${name}`);
  });

  it("never throws, whatever it is given", () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        reportPeriodSchema.safeParse(input);
        logFieldContactSchema.safeParse(input);
        return true;
      }),
    );
  });
});
