/**
 * What the four-month and yearly reports count, as a tree of partitions: a _line_ divides one population (everybody, or
 * one cell of another line) into cells, the last of which takes the rest. Nothing is counted outside the tree, so that
 * every relation between two published numbers is known, and masking can be proved (docs/adr/0012).
 */

/** A count of contacts: `visit.came`. The same code names it in the counters and in the message catalogue. */
export type Cell = string;

export interface Line {
  readonly id: string;
  /** The cell this line divides; null: all interventions. */
  readonly parent: Cell | null;
  /** In the order in which a small rest is joined with them. */
  readonly cells: readonly Cell[];
  /** Everybody else of the population. */
  readonly rest: Cell;
  /**
   * Whether the rest only says that nothing is noted. Nobody in it is then no news about anybody, and stands as 0;
   * in all other places nought to four is under five and hidden.
   */
  readonly restIsUnstated: boolean;
  /** Whether it is broken down by age, sex, district and police group. */
  readonly brokenDown: boolean;
}

/** What figures are broken down by: a line of its own that divides everybody. */
export const dimensions = ["age", "sex", "district", "policeGroup"] as const;
export type Dimension = (typeof dimensions)[number];

/** The line whose table decides whether a dimension is shown at all. */
export const coreLine = "mumin";

const line = (id: string, parent: Cell | null, cells: readonly Cell[], more: Partial<Line> = {}): Line => ({
  ...{ id, parent, cells, rest: `${id}.rest`, restIsUnstated: true, brokenDown: true },
  ...more,
});

/** Yes, and everybody else: "no" and "not noted" are not told apart, so a rest of nought would say something. */
const yesOnly = (id: string): Line => line(id, "mumin", [id], { restIsUnstated: false });

/** Age and sex as lines; districts and police groups are the unit's own and come with the counts. */
export const ageLine = line("age", null, ["age.under15", "age.from15to19", "age.from20"], { rest: "age.unknown" });
export const sexLine = line("sex", null, ["sex.women", "sex.men"]);

/** A line over places the tenant has configured. */
export function configuredLine(id: "district" | "policeGroup", ids: readonly string[]): Line {
  return line(
    id,
    null,
    ids.map((one) => `${id}.${one}`),
    { rest: `${id}.none` },
  );
}

/** Every measure beside the dimensions. A line stands after the one whose cell it divides. */
export const measureLines: readonly Line[] = [
  line("mumin", null, ["mumin"], { restIsUnstated: false }),
  line("drugs", null, ["drugs.unknown", "drugs.known"]),
  line("before", null, ["before.yes", "before.no"]),
  line("test", "mumin", ["test.positive", "test.negative", "test.none"]),
  yesOnly("presentAtIntervention"),
  yesOnly("presentAtInterrogation"),
  yesOnly("familyConversation"),
  yesOnly("miConversation"),
  yesOnly("assessment"),
  // A concern report is about a child and an LVM notification about an adult: by age most cells are nought by law.
  line("report", "mumin", ["report.concern", "report.lvm", "report.socialDuty"], {
    restIsUnstated: false,
    brokenDown: false,
  }),
  line("offer", "mumin", ["offer.made", "offer.nothing"]),
  line("offered", "offer.made", ["offered.care", "offered.talk", "offered.linkToTreatment", "offered.housing"], {
    rest: "offered.crisis",
    restIsUnstated: false,
    brokenDown: false,
  }),
  line("answer", "offer.made", ["answer.yes", "answer.no", "answer.later"]),
  line("notOffered", "offer.nothing", ["notOffered.outsideTargetGroup", "notOffered.noPlace", "notOffered.notWanted"], {
    brokenDown: false,
  }),
  yesOnly("takenOver"),
  line("visit", "mumin", ["visit.came", "visit.missed", "visit.rebooked"]),
  line("completed", "mumin", ["completed.yes", "completed.no", "completed.ongoing"]),
];

/** A share of the report: these cells of those. Only the sums decide whether it can be shown. */
export interface ShareRule {
  readonly numerator: Cell;
  /** Cells of one line; null: all interventions. */
  readonly denominator: readonly Cell[] | null;
}

/** The shares that have a denominator of their own; every other cell is a share of its line's population. */
export const shareRules: Readonly<Record<Cell, ShareRule>> = {
  ...sharesAmong(["visit.came", "visit.missed", "visit.rebooked"]),
  // Of those whose support has ended: what is ongoing has not yet had the chance to be completed.
  ...sharesAmong(["completed.yes", "completed.no"]),
};

function sharesAmong(cells: readonly Cell[]): Record<Cell, ShareRule> {
  return Object.fromEntries(cells.map((numerator) => [numerator, { numerator, denominator: cells }]));
}
