/** From what was written in the form to an identity: the part of registering that needs to know what day it is. */
import { ok, refuse, type Result } from "@/platform/result";
import type { CalendarDate } from "@/platform/clock/calendar-date";
import type { ChangeIdentity, RegisterPerson } from "../schema";
import type { IdentityLevel } from "./identity";
import type { Protection } from "./protection";
import { parsePersonalNumber, type PersonalNumber, type PersonalNumberFault } from "./personal-number";

/** Refusals carry the code of the message: `persons.errors.<code>`. */
export type NumberRefusal =
  | `number${Capitalize<Exclude<PersonalNumberFault, "reserveNumber">>}`
  | "numberReserve"
  | "numberIsCoordination"
  | "numberIsPersonal";

/** The code of a fault in a number, as its message is called. */
export function numberRefusal(fault: PersonalNumberFault): NumberRefusal {
  const codes: Readonly<Record<PersonalNumberFault, NumberRefusal>> = {
    notANumber: "numberNotANumber",
    tooShort: "numberTooShort",
    tooLong: "numberTooLong",
    reserveNumber: "numberReserve",
    noSuchDate: "numberNoSuchDate",
    inFuture: "numberInFuture",
    wrongChecksum: "numberWrongChecksum",
  };
  return codes[fault];
}

/** Decides the number of a person who is registered with one; refuses at the field `number`. */
export function decideNumber(
  input: Pick<Exclude<RegisterPerson, { identityKind: "temporary" }>, "identityKind" | "number">,
  today: CalendarDate,
): Result<PersonalNumber, NumberRefusal> {
  const parsed = parsePersonalNumber(input.number, today);
  if (!parsed.ok) return refuse(numberRefusal(parsed.code), { field: "number" });
  if (parsed.value.kind === input.identityKind) return ok(parsed.value);
  const code = parsed.value.kind === "samordningsnummer" ? "numberIsCoordination" : "numberIsPersonal";
  return refuse(code, { field: "number" });
}

/** A number and the name it stands for, checked. */
export interface NewIdentity {
  readonly identityKind: "personnummer" | "samordningsnummer";
  /** Canonical. */
  readonly number: string;
  /** Of a coordination number, otherwise null. */
  readonly level: IdentityLevel | null;
  readonly givenName: string;
  readonly familyName: string;
}

/** Somebody to be entered in the register. */
export type NewPerson =
  | (NewIdentity & { readonly protection: Protection })
  | {
      readonly identityKind: "temporary";
      readonly givenName: string;
      readonly familyName: "";
      readonly estimatedAgeFrom: number | null;
      readonly estimatedAgeTo: number | null;
      readonly seenAt: Date;
      readonly protection: Protection;
    };

/** What is known when somebody is to be registered. */
export interface RegistrationFacts {
  /** When a person without a number was seen. */
  readonly seenAt: Date | null;
  /** Persons in sight who may be the same. */
  readonly duplicates: number;
}

export type RegistrationRefusal = NumberRefusal | "seenInFuture" | "possibleDuplicate";

/**
 * Decides whether somebody is entered in the register. When persons in sight look like the same one, the first try is
 * refused and they are shown; whoever has looked says so and is believed.
 */
export function decideRegistration(
  facts: RegistrationFacts,
  input: RegisterPerson,
  { now, today }: { readonly now: Date; readonly today: CalendarDate },
): Result<NewPerson, RegistrationRefusal> {
  const person = input.identityKind === "temporary" ? newTemporary(facts, input, now) : newNumbered(input, today);
  if (!person.ok) return person;
  if (facts.duplicates > 0 && !input.confirmedNotDuplicate) {
    return refuse("possibleDuplicate", { details: { count: facts.duplicates } });
  }
  return person;
}

function newTemporary(
  { seenAt }: RegistrationFacts,
  input: Extract<RegisterPerson, { identityKind: "temporary" }>,
  now: Date,
): Result<NewPerson, "seenInFuture"> {
  if (seenAt === null || seenAt > now) return refuse("seenInFuture", { field: "seenOn" });
  return ok({
    identityKind: "temporary",
    givenName: input.assumedName,
    familyName: "",
    estimatedAgeFrom: input.estimatedAgeFrom ?? null,
    estimatedAgeTo: input.estimatedAgeTo ?? null,
    seenAt,
    protection: input.protection,
  });
}

function newNumbered(
  input: Exclude<RegisterPerson, { identityKind: "temporary" }>,
  today: CalendarDate,
): Result<NewPerson, NumberRefusal> {
  const identity = checkedIdentity(input, today);
  return identity.ok ? ok({ ...identity.value, protection: input.protection }) : identity;
}

function checkedIdentity(
  input: ChangeIdentity | Exclude<RegisterPerson, { identityKind: "temporary" }>,
  today: CalendarDate,
): Result<NewIdentity, NumberRefusal> {
  const number = decideNumber(input, today);
  if (!number.ok) return number;
  const { identityKind, givenName, familyName } = input;
  const level = input.identityKind === "samordningsnummer" ? input.identityLevel : null;
  return ok({ identityKind, number: number.value.digits, level, givenName, familyName });
}

/** What is known when somebody's identity is to be changed. */
export interface IdentityFacts {
  readonly number: string | null;
  readonly isMerged: boolean;
  /** Others in sight who have the number already. */
  readonly duplicates: number;
}

export type IdentityRefusal = NumberRefusal | "personMerged" | "possibleDuplicate";

/** Decides whether somebody gets a number in place of a temporary identity or of another number. */
export function decideIdentity(
  facts: IdentityFacts,
  input: ChangeIdentity,
  { today }: { readonly today: CalendarDate },
): Result<NewIdentity, IdentityRefusal> {
  if (facts.isMerged) return refuse("personMerged");
  const identity = checkedIdentity(input, today);
  if (!identity.ok) return identity;
  if (facts.duplicates > 0 && !input.confirmedNotDuplicate) {
    return refuse("possibleDuplicate", { details: { count: facts.duplicates } });
  }
  return identity;
}
