/**
 * Protected personal data. Levels from the weakest: sekretessmarkering, skyddad folkbokföring (folkbokföringslagen
 * 16-17 d §§) and fingerade personuppgifter (lag 1991:483). The secrecy is OSL (2009:400) 21 kap. 3 and 3 a §§.
 */

/** Weakest first: place in the list is strength. */
export const PROTECTIONS = ["none", "confidentialityFlag", "protectedRegistration", "assumedIdentity"] as const;

export type Protection = (typeof PROTECTIONS)[number];

/** The strictest of several levels; "none" when there are none. */
export function strictestProtection(levels: readonly Protection[]): Protection {
  const strongest = levels.reduce((highest, level) => Math.max(highest, PROTECTIONS.indexOf(level)), 0);
  return PROTECTIONS[strongest] ?? "assumedIdentity";
}

/**
 * The level after an import or a merge: raised by what comes in, never lowered. A missing mark in a file means that the
 * sender did not say, and lowering is a decision that somebody makes and answers for.
 */
export function protectionAfterImport(current: Protection, imported: Protection | null): Protection {
  return strictestProtection(imported === null ? [current] : [current, imported]);
}

/**
 * The level that whereabouts in a household need: the strictest of its members, because one member's address, phone or
 * school finds the others.
 */
export function householdProtection(members: readonly Protection[]): Protection {
  return strictestProtection(members);
}

/** What a screen may know of a person. Contacts are address, phone, school and the like: whatever tells where. */
export interface PersonFacts {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly otherNames: readonly string[];
  /** Canonical number, or null for a temporary identity or when masked. */
  readonly number: string | null;
  readonly birthOn: string | null;
  readonly contacts: readonly string[];
  /** Own level. */
  readonly protection: Protection;
  /** The strictest level in the household, own included. */
  readonly householdProtection: Protection;
}

/** A person as shown: `isMasked` when the reader is not to know who it is. */
export interface ShownPerson extends PersonFacts {
  readonly isMasked: boolean;
}

/** Who looks, and where. `isNamedReader`: belongs to the person's named reader group. */
export interface Viewing {
  readonly isNamedReader: boolean;
  readonly place: "caseFile" | "list";
}

/**
 * A person as this reader may see them here. For those outside the named reader group a protected person has no name,
 * number, birth date or whereabouts. For those within it, lists and search still carry no whereabouts and no former
 * names: lists are read over shoulders, printed and exported. Somebody who shares a household with a protected person
 * keeps their name but loses their whereabouts outside the case file.
 */
export function maskPerson(person: PersonFacts, viewing: Viewing): ShownPerson {
  if (person.protection !== "none" && !viewing.isNamedReader) {
    return {
      ...person,
      givenName: "",
      familyName: "",
      otherNames: [],
      number: null,
      birthOn: null,
      contacts: [],
      isMasked: true,
    };
  }
  const strictest = strictestProtection([person.protection, person.householdProtection]);
  const tellsWhere = strictest === "none" || (viewing.isNamedReader && viewing.place === "caseFile");
  const otherNames = person.protection === "none" || viewing.place === "caseFile" ? person.otherNames : [];
  return { ...person, otherNames, contacts: tellsWhere ? person.contacts : [], isMasked: false };
}
