import type { ContactFacts } from "./contact";

/** The facts the figures are made of. None of them can identify a person. */
export type CountedFacts = Pick<
  ContactFacts,
  | "mumin"
  | "knownInDrugContexts"
  | "knownToSocialServices"
  | "knownToAddictionCare"
  | "ageYears"
  | "sex"
  | "report"
  | "firstVisit"
  | "completed"
>;

/** The figures of the four-month and annual reports. Each is a number of interventions. */
export interface Figures {
  readonly interventions: number;
  readonly unknownInDrugContexts: number;
  readonly mumin: number;
  readonly knownBefore: { readonly yes: number; readonly no: number; readonly notKnown: number };
  readonly age: {
    readonly under15: number;
    readonly from15to19: number;
    readonly from20: number;
    readonly unknown: number;
  };
  readonly sex: { readonly women: number; readonly men: number; readonly other: number };
  readonly lvmNotifications: number;
  readonly firstVisit: { readonly came: number; readonly missed: number; readonly rebooked: number };
  readonly completed: { readonly yes: number; readonly no: number; readonly ongoing: number };
}

/** One figure: its name, its rule as code, and the same rule as SQL. */
interface FigureRule {
  readonly id: string;
  /** The column of the SQL aggregate, and the condition it counts (`count(*) filter (where ...)`). */
  readonly column: string;
  readonly where: string;
  readonly counts: (facts: CountedFacts) => boolean;
}

/**
 * Known before to social services or addiction care: yes if either is yes, no only if both are no, else not
 * known. A missing answer is therefore never a "no".
 */
export function knownBefore(facts: CountedFacts): "yes" | "no" | "notKnown" {
  const answers = [facts.knownToSocialServices, facts.knownToAddictionCare];
  if (answers.includes("yes")) return "yes";
  return answers.every((answer) => answer === "no") ? "no" : "notKnown";
}

const eitherYes = "(known_to_social_services = 'yes' or known_to_addiction_care = 'yes')";
const bothNo = "(known_to_social_services = 'no' and known_to_addiction_care = 'no')";

/**
 * The definition of each figure. Columns and stored values are named as the facts, in snake case; a null in SQL
 * is a missing fact here. Missing facts count in no bucket except the two that are made for them:
 * `knownBefore.notKnown` and `age.unknown`.
 */
export const figureRules = [
  rule("interventions", "interventions", "true", () => true),
  rule(
    "unknownInDrugContexts",
    "unknown_in_drug_contexts",
    "known_in_drug_contexts = 'no'",
    (facts) => facts.knownInDrugContexts === "no",
  ),
  rule("mumin", "mumin", "mumin", (facts) => facts.mumin === true),
  rule("knownBefore.yes", "known_before_yes", eitherYes, (facts) => knownBefore(facts) === "yes"),
  rule("knownBefore.no", "known_before_no", bothNo, (facts) => knownBefore(facts) === "no"),
  rule(
    "knownBefore.notKnown",
    "known_before_not_known",
    `(${eitherYes} or ${bothNo}) is not true`,
    (facts) => knownBefore(facts) === "notKnown",
  ),
  rule("age.under15", "age_under_15", "age_years < 15", (facts) => inAges(facts, 0, 14)),
  rule("age.from15to19", "age_from_15_to_19", "age_years between 15 and 19", (facts) => inAges(facts, 15, 19)),
  rule("age.from20", "age_from_20", "age_years >= 20", (facts) => inAges(facts, 20, Infinity)),
  rule("age.unknown", "age_unknown", "age_years is null", (facts) => facts.ageYears === null),
  rule("sex.women", "sex_women", "sex = 'woman'", (facts) => facts.sex === "woman"),
  rule("sex.men", "sex_men", "sex = 'man'", (facts) => facts.sex === "man"),
  rule("sex.other", "sex_other", "sex = 'other'", (facts) => facts.sex === "other"),
  rule("lvmNotifications", "lvm_notifications", "report = 'lvm'", (facts) => facts.report === "lvm"),
  ...outcomes("firstVisit", "first_visit", ["came", "missed", "rebooked"]),
  ...outcomes("completed", "completed", ["yes", "no", "ongoing"]),
] as const satisfies readonly FigureRule[];

/** The name of a figure, dotted: `knownBefore.no`. Its definition is the message `definitions.<id>`. */
export type FigureId = (typeof figureRules)[number]["id"];

function rule<Id extends string>(
  id: Id,
  column: string,
  where: string,
  counts: (facts: CountedFacts) => boolean,
): FigureRule & { readonly id: Id } {
  return { id, column, where, counts };
}

function outcomes<Fact extends "firstVisit" | "completed", Value extends string>(
  fact: Fact,
  column: string,
  values: readonly Value[],
) {
  return values.map((value) =>
    rule<`${Fact}.${Value}`>(
      `${fact}.${value}`,
      `${column}_${value}`,
      `${column} = '${value}'`,
      (facts) => (facts[fact] as string | null) === value,
    ),
  );
}

function inAges(facts: CountedFacts, from: number, to: number): boolean {
  return facts.ageYears !== null && facts.ageYears >= from && facts.ageYears <= to;
}

/** Counts the figures in one pass over the contacts of a period. */
export function countFigures(contacts: Iterable<CountedFacts>): Figures {
  const counts = new Map<string, number>(figureRules.map(({ id }) => [id, 0]));
  for (const facts of contacts) {
    for (const { id, counts: isCounted } of figureRules) {
      if (isCounted(facts)) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  return arrangeFigures((figure) => counts.get(figure.id) ?? 0);
}

/**
 * The figures as read from the SQL aggregate. Counts may come as number, bigint or text.
 *
 * @throws when a column is missing or is not a whole number: the view and this module have drifted apart.
 */
export function figuresFromColumns(row: Readonly<Record<string, unknown>>): Figures {
  return arrangeFigures(({ column }) => {
    const count = Number(row[column]);
    if (row[column] === null || !Number.isInteger(count)) {
      throw new Error(`The report's column ${column} is missing or is not a count`);
    }
    return count;
  });
}

/** The figures of two disjoint sets of contacts together. */
export function addFigures(first: Figures, second: Figures): Figures {
  return arrangeFigures(({ id }) => readFigure(first, id) + readFigure(second, id));
}

/** One figure by its dotted name. */
export function readFigure(figures: Figures, id: FigureId): number {
  let value: unknown = figures;
  for (const part of id.split(".")) value = (value as Record<string, unknown>)[part];
  return value as number;
}

function arrangeFigures(countOf: (figure: { id: FigureId; column: string }) => number): Figures {
  const figures: Record<string, unknown> = {};
  for (const { id, column } of figureRules) {
    const [group = "", member] = id.split(".");
    const count = countOf({ id, column });
    if (member === undefined) figures[group] = count;
    else figures[group] = { ...(figures[group] as object | undefined), [member]: count };
  }
  return figures as unknown as Figures;
}
