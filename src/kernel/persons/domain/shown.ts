/** What a screen shows of somebody: the card of a list, and the whole identity. */
import type { CalendarDate } from "@/platform/clock/calendar-date";
import type { OtherName, PersonCard, PersonIdentity } from "../contract";
import { MAJORITY_AGE } from "./guardian";
import { ageFact, birthdayOf, type Identity } from "./identity";
import { maskPersonalNumber } from "./personal-number";
import type { Protection } from "./protection";

export interface ShownFacts {
  readonly id: string;
  readonly identity: Identity;
  readonly number: string | null;
  readonly temporaryId: string | null;
  readonly givenName: string;
  readonly familyName: string;
  readonly otherNames: readonly OtherName[];
  readonly birthOn: CalendarDate | null;
  readonly protection: Protection;
}

/** Given and family name as one; a temporary identity has only the one it goes by. */
export function fullName(person: { readonly givenName: string; readonly familyName: string }): string {
  return `${person.givenName} ${person.familyName}`.trim();
}

/**
 * The card of a person whom the reader may see. A protected person's is empty in every list, for the reader group too:
 * lists are read over shoulders, printed and exported.
 */
export function cardOf(person: ShownFacts, today: CalendarDate): PersonCard {
  const isProtected = person.protection !== "none";
  const shown = isProtected ? null : identityOf(person, today);
  return {
    id: person.id,
    identityKind: person.identity.kind,
    isProtected,
    name: shown && fullName(person),
    identifier: shown?.identifier ?? null,
    age: shown?.age ?? null,
  };
}

/** Everything but the last four digits. The caller has made sure that it may be shown. */
export function identityOf(person: ShownFacts, today: CalendarDate): PersonIdentity {
  const age = ageFact(person.identity, today);
  const isChild = age.kind === "known" && age.years < MAJORITY_AGE;
  return {
    givenName: person.givenName,
    familyName: person.familyName,
    otherNames: person.otherNames,
    identifier: person.number === null ? (person.temporaryId ?? "") : maskPersonalNumber(person.number),
    birthOn: person.birthOn,
    age,
    comesOfAgeOn: isChild && person.birthOn !== null ? birthdayOf(person.birthOn, MAJORITY_AGE) : null,
  };
}
