/**
 * Attacks on whole histories: somebody collects every document a unit has published over years, knows how lines and tables
 * hang together, and narrows every count until nothing more follows. The rules of masking a single document are attacked
 * in publish.test.ts; here it is what several documents say together.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countContacts, lookUpCounts, type CutCount } from "./count-contacts";
import { joinYear } from "./join-year";
import { type Cell, type Line } from "./lines";
import type { ReportedFacts } from "./measures";
import { allRules, countedBlocks, publishPeriod, type CountOf, type PublishedFigures, type Scheme } from "./publish";
import { shownShare } from "./read-published";
import { schemeFor } from "./scheme";

const places = { districts: ["north", "south"], policeGroups: ["one", "two"] };
const scheme: Scheme = schemeFor(places);

/** Facts of one contact; how likely each value is differs from world to world, so that small groups come up everywhere. */
function contactsOf(count: number, pick: <T>(values: readonly T[]) => T): ReportedFacts[] {
  const known = ["yes", "no", "unknown", null] as const;
  const yes = [true, true, false, null] as const;
  return Array.from({ length: count }, () => ({
    ...{ mumin: pick(yes), knownInDrugContexts: pick(known), knownToSocialServices: pick(known) },
    ...{ knownToAddictionCare: pick(known), testResult: pick(["positive", "negative", "none", null] as const) },
    ...{ presentAtIntervention: pick(yes), presentAtInterrogation: pick(yes), familyConversation: pick(yes) },
    ...{
      miConversation: pick(yes),
      assessmentMade: pick(yes),
      report: pick(["none", "concern", "lvm", null] as const),
    },
    ...{ offer: pick(["care", "talk", "nothing", null] as const), answer: pick(["yes", "no", "later", null] as const) },
    ...{
      firstVisit: pick(["came", "missed", null] as const),
      completed: pick(["yes", "no", "ongoing", null] as const),
    },
    ...{ ageYears: pick([14, 16, 17, 22, 30, null] as const), sex: pick(["woman", "man", "man", null] as const) },
    ...{ policeGroupId: pick(["one", "two"] as const), districtId: pick(["north", "south", null] as const) },
    ...{ notOfferedReason: pick(["noPlace", "notWanted", null] as const), takenOver: pick([true, false] as const) },
  }));
}

/** A generator of contacts from a seed, each world with a lean of its own. */
function worldFrom(seed: number) {
  let state = seed >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const lean = 1 + 3 * random();
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() ** lean * values.length)] as T;
  return { random, contacts: (count: number) => contactsOf(count, pick) };
}

/** How often the attacker goes through all sums: what follows from a few of them is found in the first rounds. */
const ROUNDS = 12;

/** What the attacker knows: sums of unknown counts, and what each count can be. */
class Knowledge {
  readonly #places = new Map<string, number>();
  readonly #low: number[] = [];
  readonly #high: number[] = [];
  /** Parts that make up a number, or another count whose place comes as `whole`. */
  readonly #sums: { readonly parts: readonly number[]; readonly sum: number; readonly whole: number }[] = [];

  /** The named counts make up a number, or another count. */
  learn(names: readonly string[], sum: number | string): void {
    const parts = names.map((name) => this.#placeOf(name));
    this.#sums.push(typeof sum === "number" ? { parts, sum, whole: -1 } : { parts, sum: 0, whole: this.#placeOf(sum) });
  }

  /** Narrows what each count can be. Answers the counts that are known exactly. */
  known(): Map<string, number> {
    for (let round = 0, changed = true; changed && round < ROUNDS; round++) {
      changed = false;
      // Forwards and backwards: what is learned of a part goes to the whole and on.
      const sums = round % 2 === 0 ? this.#sums : this.#sums.toReversed();
      for (const one of sums) changed = this.#narrow(one) || changed;
    }
    const exact = [...this.#places].filter(([, at]) => this.#low[at] === this.#high[at]);
    return new Map(exact.map(([name, at]) => [name, this.#low[at] ?? 0]));
  }

  #placeOf(name: string): number {
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    this.#places.set(name, this.#low.length);
    this.#low.push(0);
    this.#high.push(100_000);
    return this.#low.length - 1;
  }

  #narrow({ parts, sum, whole }: { parts: readonly number[]; sum: number; whole: number }): boolean {
    const [low, high] = [this.#low, this.#high];
    let [least, most] = [0, 0];
    for (const at of parts) {
      least += low[at] ?? 0;
      most += high[at] ?? 0;
    }
    let changed = whole >= 0 && this.#bound(whole, least, most);
    const [from, to] = whole >= 0 ? [low[whole] ?? 0, high[whole] ?? 0] : [sum, sum];
    for (const at of parts) {
      const [lowest, highest] = [low[at] ?? 0, high[at] ?? 0];
      changed = this.#bound(at, from - (most - highest), to - (least - lowest)) || changed;
    }
    return changed;
  }

  #bound(at: number, low: number, high: number): boolean {
    const [from, to] = [this.#low[at] ?? 0, this.#high[at] ?? 0];
    if (low <= from && high >= to) return false;
    this.#low[at] = Math.max(low, from);
    this.#high[at] = Math.min(high, to);
    return true;
  }
}

const cellsOf = (line: Line) => [...line.cells, line.rest];
const whole = (line: Line) => line.parent ?? "interventions";

/** How the counts of one four-month period hang together, whatever is published. */
function learnStructure(about: Knowledge, code: string): void {
  const name = (cut: string, cell: Cell) => `${code}|${cut}|${cell}`;
  for (const dimension of scheme.dimensions) {
    const cuts = cellsOf(dimension);
    about.learn(
      cuts.map((cut) => name(cut, "interventions")),
      name("all", "interventions"),
    );
    for (const line of scheme.lines) {
      for (const cell of cellsOf(line))
        about.learn(
          cuts.map((cut) => name(cut, cell)),
          name("all", cell),
        );
      for (const cut of cuts)
        about.learn(
          cellsOf(line).map((cell) => name(cut, cell)),
          name(cut, whole(line)),
        );
    }
  }
  for (const line of scheme.lines)
    about.learn(
      cellsOf(line).map((cell) => name("all", cell)),
      name("all", whole(line)),
    );
}

/** What a document says of the counts of the periods it is about. */
function learnDocument(about: Knowledge, codes: readonly string[], { total, lines, tables }: PublishedFigures): void {
  if (total === null) return;
  const names = (cuts: readonly string[], cells: readonly Cell[]) =>
    codes.flatMap((code) => cuts.flatMap((cut) => cells.map((cell) => `${code}|${cut}|${cell}`)));
  about.learn(names(["all"], ["interventions"]), total);
  const dimensionIds = scheme.dimensions.map(({ id }) => id);
  for (const [id, blocks] of Object.entries(lines)) {
    const isDimension = dimensionIds.includes(id);
    for (const { cells, count } of blocks)
      about.learn(isDimension ? names(cells, ["interventions"]) : names(["all"], cells), count);
  }
  for (const [dimension, byLine] of Object.entries(tables))
    for (const [line, table] of Object.entries(byLine))
      table.forEach((row, i) =>
        row.forEach((count, j) => {
          const [cuts, cells] = [
            countedBlocks(lines[dimension])[i]?.cells ?? [],
            countedBlocks(lines[line])[j]?.cells ?? [],
          ];
          if (count >= 0) about.learn(names(cuts, cells), count);
        }),
      );
}

/** Cells that only say "not stated": nobody in them is no news about anybody. */
const unstated = new Set(
  [...scheme.lines, ...scheme.dimensions].filter(({ restIsUnstated }) => restIsUnstated).map(({ rest }) => rest),
);

/** The counts under five that the attacker knows exactly, among periods with anybody in them. */
function disclosures(about: Knowledge, silent: ReadonlySet<string>): string[] {
  return [...about.known()].flatMap(([name, value]) => {
    const [code = "", cut = "", cell = ""] = name.split("|");
    const isNoNews = value === 0 && (unstated.has(cut) || unstated.has(cell) || silent.has(code));
    return value < 5 && !isNoNews ? [`${name} = ${value}`] : [];
  });
}

type Mutant = "yearCountedAnew" | "settledAgain" | "otherPeriods" | "hiddenShares" | "partialTables" | null;

/** Two years of one unit: what is published of them, and what the attacker makes of it. */
function attackHistory(seed: number, sizes: readonly number[], mutant: Mutant): string[] {
  const { contacts, random } = worldFrom(seed);
  const about = new Knowledge();
  const silent = new Set<string>();
  const rules = mutant === "partialTables" ? { ...allRules, wantsWholeTables: false } : allRules;
  const publish = (counts: CountOf) => publishPeriod(counts, scheme, rules);
  const countsOf = (some: readonly ReportedFacts[]) => lookUpCounts(countContacts(some));
  for (const year of [0, 1]) {
    const parts = [1, 2, 3].map((number, at) => {
      const people = contacts(sizes[year * 3 + at] ?? 0);
      const code = `${2024 + year}-T${number}`;
      const figures = publish(countsOf(people));
      if (people.length === 0) silent.add(code);
      learnStructure(about, code);
      learnDocument(about, [code], figures);
      return { code, people, figures };
    });
    // Somebody registers late; what is settled stays as it is.
    const late = contacts(1 + Math.floor(3 * random()));
    const published = parts.filter(({ figures }) => figures.total !== null);
    const codes = published.map(({ code }) => code);
    const [first] = published;
    if (mutant === "settledAgain" && first) {
      learnStructure(about, `late${year}`);
      learnDocument(about, [first.code, `late${year}`], publish(countsOf([...first.people, ...late])));
    }
    if (mutant === "otherPeriods" && first) {
      const cut = Math.max(0, first.people.length - 3);
      const halves = [`before${year}`, `after${year}`];
      for (const half of halves) learnStructure(about, half);
      learnDocument(about, halves, first.figures);
      learnDocument(about, halves.slice(0, 1), publish(countsOf(first.people.slice(0, cut))));
    }
    if (mutant === "hiddenShares")
      for (const { code, people, figures } of published) learnShares(about, code, people, figures);
    const anew = () => publish(countsOf(published.flatMap(({ people }) => people)));
    const figures = mutant === "yearCountedAnew" ? anew() : joinYear(parts.map((part) => part.figures));
    if (codes.length > 0) learnDocument(about, codes, figures);
  }
  return disclosures(about, silent);
}

/** A share shown beside a number that is hidden. */
function learnShares(
  about: Knowledge,
  code: string,
  people: readonly ReportedFacts[],
  figures: PublishedFigures,
): void {
  const rows: CutCount[] = countContacts(people);
  const countOf = lookUpCounts(rows);
  for (const line of scheme.lines)
    for (const cell of line.cells)
      if (figures.lines[line.id] && shownShare(figures, line, cell) === null)
        about.learn([`${code}|all|${cell}`], countOf("all", cell));
}

const history = fc.tuple(
  fc.integer(),
  fc.array(
    fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 10, max: 90 }), fc.integer({ min: 150, max: 400 })),
    {
      ...{ minLength: 6, maxLength: 6 },
    },
  ),
);

describe("everything a unit has published over two years", { timeout: 120_000 }, () => {
  it("lets nobody compute a count under five", () => {
    fc.assert(
      fc.property(history, ([seed, sizes]) => {
        expect(attackHistory(seed, sizes, null)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it.each(["yearCountedAnew", "settledAgain", "otherPeriods", "hiddenShares", "partialTables"] as const)(
    "would give counts away if %s",
    (mutant) => {
      const given = fc.sample(history, 20).some(([seed, sizes]) => attackHistory(seed, sizes, mutant).length > 0);
      expect(given).toBe(true);
    },
  );
});
