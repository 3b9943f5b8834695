/** What the forms of a contact hold: every fact as the text of its control, "" where it is missing. */
import type { Contact, ContactFacts } from "../domain/contact";
import type { LogFieldContactInput } from "../schema";

/** The facts that may follow later, in the order of the form. */
export const laterFacts = [
  "mumin",
  "placeType",
  "testResult",
  "presentAtIntervention",
  "presentAtInterrogation",
  "ageYears",
  "ageSource",
  "sex",
  "knownInDrugContexts",
  "knownToSocialServices",
  "knownToAddictionCare",
  "familyConversation",
  "familyConsent",
  "miConversation",
  "assessmentMade",
  "report",
  "offer",
  "answer",
  "intakeRegistered",
  "firstVisitDueOn",
  "firstVisit",
  "completed",
] as const satisfies readonly (keyof ContactFacts)[];
export type LaterFact = (typeof laterFacts)[number];

/** The values of the controls, as the schema takes them in. */
export type LaterValues = Pick<LogFieldContactInput, LaterFact>;

/** A form in which nothing is stated yet. */
export const nothingStated = Object.fromEntries(laterFacts.map((name) => [name, ""])) as LaterValues;

/** The controls of a contact as it stands. */
export function laterValuesOf(contact: Contact): LaterValues {
  return Object.fromEntries(laterFacts.map((name) => [name, controlText(contact[name])])) as LaterValues;
}

function controlText(value: ContactFacts[LaterFact]): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return String(value);
}
