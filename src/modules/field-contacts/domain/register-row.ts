import type { ContactFacts } from "./contact";

/** One row of a unit's own register, read and checked. `null` is a missing value. */
export type RegisterRow = Pick<
  ContactFacts,
  | "occurredOn"
  | "occurredTime"
  | "placeType"
  | "reason"
  | "testResult"
  | "ageYears"
  | "sex"
  | "knownInDrugContexts"
  | "knownToSocialServices"
  | "knownToAddictionCare"
  | "mumin"
  | "presentAtInterrogation"
  | "assessmentMade"
  | "report"
  | "offer"
  | "answer"
  | "intakeRegistered"
  | "firstVisit"
  | "completed"
> & {
  /** `Löpnr`: together with the date the key of the row. 1 to 40 characters. */
  readonly registerNumber: string;
  /** The group as written, at most 80 characters. */
  readonly policeGroup: string | null;
};

/** The key of a row inside one unit's register. */
export function registerKey(row: Pick<RegisterRow, "registerNumber" | "occurredOn">): string {
  return `${row.occurredOn} ${row.registerNumber}`;
}

export interface PoliceGroup {
  readonly id: string;
  readonly name: string;
}

/**
 * The configured group a register means: the same name, ignoring case and spaces, or the same number when the
 * register writes only "2" or "Grupp 2". Null when no group, or more than one, fits.
 */
export function matchPoliceGroup(written: string | null, groups: readonly PoliceGroup[]): PoliceGroup | null {
  if (written === null) return null;
  const byName = groups.filter((group) => folded(group.name) === folded(written));
  if (byName.length > 0) return byName.length === 1 ? (byName[0] ?? null) : null;
  const number = /^(?:polis)?(?:grupp|grp)?(\d{1,3})$/.exec(folded(written))?.[1];
  if (number === undefined) return null;
  const byNumber = groups.filter((group) => /(\d{1,3})$/.exec(folded(group.name))?.[1] === number);
  return byNumber.length === 1 ? (byNumber[0] ?? null) : null;
}

function folded(text: string): string {
  return text
    .normalize("NFC")
    .toLocaleLowerCase("sv")
    .replace(/[\s.:_-]+/g, "");
}

/** The facts of a contact as an imported row states them. What the register has no column for is missing. */
export function factsOfRegisterRow(row: RegisterRow, groups: readonly PoliceGroup[]): ContactFacts {
  const { registerNumber: _number, policeGroup, ...facts } = row;
  const group = matchPoliceGroup(policeGroup, groups);
  return {
    ...facts,
    policeGroupId: group?.id ?? null,
    registerPoliceGroup: group ? null : policeGroup,
    ageSource: row.ageYears === null ? null : "register",
    presentAtIntervention: null,
    familyConversation: null,
    familyConsent: null,
    miConversation: null,
    firstVisitDueOn: null,
  };
}
