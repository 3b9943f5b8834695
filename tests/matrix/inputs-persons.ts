import { randomUUID } from "node:crypto";
import { now, swedishDateOf } from "@/platform/clock";
import { personalNumber } from "../support/personal-numbers";
import type { Asking } from "./checker";
import type { Target } from "./world";

const nothing: Asking = { input: () => ({}) };
const aboutPerson: Asking = { input: ({ personId }) => ({ personId }) };
const reason = "Samma födelsedatum och samma adress, bekräftat vid besök.";
const today = () => swedishDateOf(now());
const someName = () => `Namn${randomUUID().replace(/[^a-f]/g, "")}`;

const newcomer = () => ({
  ...{ identityKind: "temporary", assumedName: someName(), estimatedAgeFrom: "17", estimatedAgeTo: "19" },
  ...{ seenOn: "2026-11-01", seenAtTime: "21:30", protection: "none", confirmedNotDuplicate: true },
});
const isProtected = ({ situation }: Pick<Target, "situation">) => situation === "protectedReader";
const pair = ({ personId, mateId }: Target) => ({ keptId: personId, mergedId: mateId });

export const personInputs: Readonly<Record<string, Asking | readonly Asking[]>> = {
  "persons.register-person": { input: newcomer },
  "persons.find-duplicates": { input: newcomer },
  "persons.ask-known-here": {
    input: () => ({ by: "number", purpose: "fieldContact", number: personalNumber("20000101", "238") }),
  },
  "persons.open-search": nothing,
  "persons.open-registration": nothing,
  "persons.list-duplicates": nothing,
  "persons.find-persons": {
    // Asked for by a number that belongs to each thing in turn: who is out of sight is not found.
    isSearch: true,
    input: async (t, kit) => {
      const [found] = await kit.sql<{ number: string }>("select number from case_record where id = $1", [t.caseId]);
      return { by: "caseNumber", caseNumber: found?.number ?? "T-okänd", limit: 20 };
    },
  },
  "persons.show-person": aboutPerson,
  "persons.show-card": aboutPerson,
  // A temporary identity has no number to show; a protected one is revealed with a reason instead.
  "persons.show-number": { ...aboutPerson, instead: () => "notFound" },
  "persons.reveal-person": {
    input: ({ personId }) => ({ personId, reason: "caseWork" }),
    instead: (cell) => (isProtected(cell) ? undefined : "notFound"),
  },
  "persons.change-identity": {
    input: ({ personId }) => ({
      ...{ identityKind: "personnummer", number: "19121212-1212", givenName: "Tolvan", familyName: someName() },
      ...{ personId, version: 1, confirmedNotDuplicate: true },
    }),
  },
  "persons.change-name": {
    input: ({ personId }) => ({ personId, version: 1, givenName: "Kim", familyName: someName() }),
  },
  "persons.add-name": {
    input: ({ personId }) => ({ personId, givenName: "Kim", familyName: someName(), kind: "alias" }),
  },
  "persons.compare-entries": { input: pair },
  "persons.merge-persons": { input: (t) => ({ ...pair(t), keptVersion: 1, mergedVersion: 1, reason }) },
  "persons.reverse-merge": {
    isFresh: true,
    input: async (t, kit) => ({ keptId: t.personId, mergeId: await kit.merge(t), reason }),
  },
  "persons.add-guardian": {
    input: (t) => ({ childId: t.personId, guardianId: t.mateId, kind: "joint", validFrom: "2026-01-01", validTo: "" }),
  },
  "persons.end-guardian": {
    isFresh: true,
    input: async (t, kit) => ({
      ...{ childId: t.personId, guardianshipId: await kit.guardianship(t), version: 1, validTo: today() },
    }),
  },
  "persons.add-household-member": {
    input: (t) => ({ personId: t.personId, mateId: t.mateId, since: "2026-01-01", until: "" }),
  },
  "persons.end-household-member": {
    input: async (t, kit) => ({ personId: t.personId, stayId: await kit.stay(t), until: today() }),
  },
  "persons.set-protection": {
    input: (t) => ({
      ...{ personId: t.personId, version: 1, reason, readerIds: [], includeHousehold: true },
      protection: isProtected(t) ? "assumedIdentity" : "confidentialityFlag",
    }),
  },
  "persons.add-reader": {
    open: ["accountId"],
    input: (t, kit) => ({ personId: t.personId, accountId: kit.outsider(t) }),
    instead: (cell) => (isProtected(cell) ? undefined : "personNotProtected"),
  },
  "persons.remove-reader": {
    input: (t, kit) => ({ personId: t.personId, accountId: kit.participant(t) }),
    instead: (cell) => (isProtected(cell) ? undefined : "readerNotFound"),
  },
};
