import type { ContactFacts } from "../contact";
import type { Cell } from "./lines";

/** The facts the report counts. None of them can identify a person. */
export type ReportedFacts = Pick<
  ContactFacts,
  | "mumin"
  | "knownInDrugContexts"
  | "knownToSocialServices"
  | "knownToAddictionCare"
  | "testResult"
  | "presentAtIntervention"
  | "presentAtInterrogation"
  | "familyConversation"
  | "assessmentMade"
  | "report"
  | "offer"
  | "answer"
  | "firstVisit"
  | "completed"
  | "ageYears"
  | "sex"
  | "policeGroupId"
> & {
  readonly miConversation: boolean | null;
  readonly districtId: string | null;
  readonly notOfferedReason: string | null;
  /** Whether a handover of it was acknowledged. */
  readonly takenOver: boolean;
};

/** The measures one contact counts in: the same as `app.measures_of` in SQL. A missing fact counts nowhere. */
export function measuresOf(facts: ReportedFacts): Cell[] {
  const found: (Cell | false | null)[] = [
    "interventions",
    facts.mumin === true && "mumin",
    { no: "drugs.unknown", yes: "drugs.known", unknown: false as const, "": false as const }[
      facts.knownInDrugContexts ?? ""
    ],
    knownBefore(facts),
  ];
  if (facts.mumin === true) found.push(...chainOf(facts));
  return found.filter((cell): cell is Cell => typeof cell === "string");
}

function knownBefore({ knownToSocialServices, knownToAddictionCare }: ReportedFacts): Cell | null {
  const answers = [knownToSocialServices, knownToAddictionCare];
  if (answers.includes("yes")) return "before.yes";
  return answers.every((answer) => answer === "no") ? "before.no" : null;
}

function chainOf(facts: ReportedFacts): (Cell | false | null)[] {
  const { offer, answer, notOfferedReason } = facts;
  const code = (line: string, value: string | null) => value !== null && `${line}.${value}`;
  const isMade = offer !== null && offer !== "nothing";
  return [
    code("test", facts.testResult),
    facts.presentAtIntervention === true && "presentAtIntervention",
    facts.presentAtInterrogation === true && "presentAtInterrogation",
    facts.familyConversation === true && "familyConversation",
    facts.miConversation === true && "miConversation",
    facts.assessmentMade === true && "assessment",
    facts.report !== "none" && code("report", facts.report),
    isMade ? "offer.made" : code("offer", offer),
    isMade && code("offered", offer),
    isMade && code("answer", answer),
    offer === "nothing" && notOfferedReason !== "other" && code("notOffered", notOfferedReason),
    facts.takenOver && "takenOver",
    code("visit", facts.firstVisit),
    code("completed", facts.completed),
  ];
}

/** The cuts one contact belongs to: `all`, and one of each dimension; the same as `app.cuts_of` in SQL. */
export function cutsOf({ ageYears, sex, districtId, policeGroupId }: ReportedFacts): Cell[] {
  return [
    "all",
    ageYears === null ? "age.unknown" : ageYears < 15 ? "age.under15" : ageYears < 20 ? "age.from15to19" : "age.from20",
    sex === "woman" ? "sex.women" : sex === "man" ? "sex.men" : "sex.rest",
    `district.${districtId ?? "none"}`,
    `policeGroup.${policeGroupId ?? "none"}`,
  ];
}
