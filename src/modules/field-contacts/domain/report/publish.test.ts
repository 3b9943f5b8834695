/**
 * Attacks on published figures by somebody who knows the rules. A world is every count there is; two worlds that publish
 * the same cannot be told apart. A count under the limit is safe when the worlds that publish the same do not agree on it.
 */
import { describe, expect, it } from "vitest";
import type { Line } from "./lines";
import { allRules, publishPeriod, type CountOf, type Rules, type Scheme } from "./publish";

const without = (name: keyof Rules): Rules => ({ ...allRules, [name]: false });

/** What the worlds of one publication say about each secret: the first value seen, and whether another was. */
class Classes {
  readonly #classes = new Map<string, { first: number[]; varies: boolean[] }>();

  add(published: string, secrets: readonly number[]): void {
    const known = this.#classes.get(published);
    if (!known) this.#classes.set(published, { first: [...secrets], varies: secrets.map(() => false) });
    else secrets.forEach((value, at) => (known.varies[at] ||= value !== known.first[at]));
  }

  /** The small secrets that everything published together gives away. */
  disclosed(isSecret: (value: number, at: number) => boolean): { published: string; at: number; value: number }[] {
    return [...this.#classes].flatMap(([published, { first, varies }]) =>
      first.flatMap((value, at) => (!varies[at] && isSecret(value, at) ? [{ published, at, value }] : [])),
    );
  }
}

describe("one line, in every world of up to 24 contacts", () => {
  const worlds = (restIsUnstated: boolean, rules: Rules = allRules) => {
    const line: Line = { ...oneLine, restIsUnstated };
    const scheme: Scheme = { smallest: 5, lines: [line], dimensions: [] };
    const classes = new Classes();
    for (const counts of divisionsOf(24, 5)) {
      const total = counts.slice(0, 4).reduce((sum, one) => sum + one, 0);
      if (total < 5) continue;
      const countOf: CountOf = (_, measure) =>
        measure === "interventions" ? total : (counts[oneLine.cells.indexOf(measure)] ?? 0);
      classes.add(JSON.stringify(publishPeriod(countOf, scheme, rules)), counts.slice(0, 4));
    }
    // A rest that only says "not stated" may stand as nought.
    return classes.disclosed((value, at) => value < 5 && !(restIsUnstated && at === 3 && value === 0));
  };
  const oneLine: Line = {
    ...{ id: "one", parent: null, cells: ["a", "b", "c"], rest: "rest" },
    ...{ restIsUnstated: true, brokenDown: false },
  };

  it("gives no count under five away", () => {
    expect(worlds(true)).toEqual([]);
    expect(worlds(false)).toEqual([]);
  });

  it.each(["joinsSmall", "joinsInFixedOrder"] as const)("but does so without the rule %s", (rule) => {
    expect(worlds(true, without(rule)).length).toBeGreaterThan(0);
  });

  it("shows every block with five or more in it, and the whole line in its blocks", () => {
    const scheme: Scheme = { smallest: 5, lines: [oneLine], dimensions: [] };
    const counts: Record<string, number> = { interventions: 735, a: 4, b: 375, c: 356 };
    const published = publishPeriod((_, measure) => counts[measure] ?? 0, scheme);
    expect(published.lines["one"]).toEqual([
      { cells: ["c"], count: 356 },
      { cells: ["a", "b", "rest"], count: 379 },
    ]);
  });
});

/**
 * Every world of `size` contacts that get 0, 1, 2 ... steps along the chain (brought in, came, stayed), are of one of two
 * sexes and live in one of two districts; with a limit of two, so that all worlds can be gone through.
 */
function smallWorlds(size: number, { steps = 2, districts = 2, rules = allRules, restIsUnstated = false } = {}) {
  const binary = (id: string, parent: string | null, cell: string): Line => ({
    ...{ id, parent, cells: [cell], rest: `${id}.rest`, restIsUnstated: false, brokenDown: true },
  });
  const chain = ["interventions", "mumin", "came", "stayed"].slice(0, steps + 1);
  const lines = chain.slice(1).map((cell, at) => binary(cell, at === 0 ? null : chain[at]!, cell));
  const places = [binary("sex", null, "women"), ...(districts > 1 ? [binary("district", null, "a")] : [])];
  const dimensions = places.map((line) => ({ ...line, restIsUnstated }));
  const scheme: Scheme = { smallest: 2, lines, dimensions };
  const range = (count: number) => Array.from({ length: count }, (_, at) => at);
  const kinds = range(steps + 1).flatMap((step) =>
    [0, 1].flatMap((woman) => range(districts).map((district) => ({ step, woman, district }))),
  );
  type Test = (kind: (typeof kinds)[number]) => boolean;
  const placesOf = (test: Test) => kinds.flatMap((kind, at) => (test(kind) ? [at] : []));
  const cuts: Record<string, Test> = {
    ...{ all: () => true, women: ({ woman }) => woman === 1, a: ({ district }) => district === 1 },
  };
  const columns = new Map(
    Object.entries(cuts).flatMap(([cut, isIn]) =>
      chain.map(
        (measure, least) => [`${cut}|${measure}`, placesOf((kind) => isIn(kind) && kind.step >= least)] as const,
      ),
    ),
  );
  // Each cell of each line, by itself and within each sex and each district.
  const cells: Test[] = range(steps).flatMap((at): Test[] => [({ step }) => step === at, ({ step }) => step > at]);
  const within: Test[] = [0, 1].flatMap((value): Test[] => [
    ({ woman }) => woman === value,
    ...(districts > 1 ? [({ district }: { district: number }) => district === value] : []),
  ]);
  const secrets = cells.flatMap((cell) => [
    placesOf(cell),
    ...within.map((part) => placesOf((kind) => cell(kind) && part(kind))),
  ]);
  // Of whose rest a secret is: the first of each pair within a sex or district is outside the named cell.
  const restOf = (at: number) => ["", "sex", "district"][at % (1 + within.length)] ?? "";
  const classes = new Classes();
  for (const counts of divisionsOf(size, kinds.length)) {
    const sum = (places: readonly number[]) => places.reduce((all, place) => all + counts[place]!, 0);
    const countOf: CountOf = (cut, measure) => sum(columns.get(`${cut}|${measure}`)!);
    // Nobody without a stated sex or district is no news about anybody: then nothing within it is a secret.
    const isEmpty = ({ cells: [cell = ""] }: Line) => countOf(cell, "interventions") === size;
    const empty = restIsUnstated ? dimensions.filter(isEmpty).map(({ id }) => id) : [];
    const values = secrets.map((places, at) => (empty.includes(restOf(at)) ? 2 : sum(places)));
    classes.add(JSON.stringify(publishPeriod(countOf, scheme, rules)), values);
  }
  return classes.disclosed((value) => value < 2);
}

/** Every way to divide a number among places. The array is the same each time. */
function* divisionsOf(
  size: number,
  places: number,
  counts = new Array<number>(places).fill(0),
  at = 0,
): Iterable<number[]> {
  if (at === places - 1) {
    counts[at] = size;
    yield counts;
    return;
  }
  for (let here = 0; here <= size; here++) {
    counts[at] = here;
    yield* divisionsOf(size - here, places, counts, at + 1);
  }
}

describe("lines, lines within lines, and their tables, in every small world", { timeout: 120_000 }, () => {
  it.each([
    [3, 2, 2],
    [8, 2, 2],
    [10, 2, 2],
    [14, 3, 1],
  ])("of %i contacts with %i steps and %i districts gives no small count away", (size, steps, districts) => {
    expect(smallWorlds(size, { steps, districts })).toEqual([]);
  });

  it.each([
    [8, 2, 2],
    [10, 2, 2],
    [14, 3, 1],
  ])("nor where nobody is without a stated sex or district, %i, %i, %i", (size, steps, districts) => {
    expect(smallWorlds(size, { steps, districts, restIsUnstated: true })).toEqual([]);
  });

  it.each([
    ["wantsParent", 6, 2, 2],
    ["wantsWholeTables", 8, 2, 2],
    ["wantsParentTable", 14, 3, 1],
  ] as const)("but does so without the rule %s", (rule, size, steps, districts) => {
    expect(smallWorlds(size, { steps, districts, rules: without(rule) }).length).toBeGreaterThan(0);
  });
});

/**
 * Why a line is broken down by all shown dimensions or by none. District a has 14 brought in; at most five of the brought
 * in are women and at most five of the men are unknown to the police, so at least four of district a are known. Were the
 * line shown by sex and kept back by district, that would say that one of its cells is under five, and the only one
 * that can be is that one.
 */
describe("a line that is too small by district", () => {
  const binary = (id: string, cell: string): Line => ({
    ...{ id, parent: null, cells: [cell], rest: `${id}.rest`, restIsUnstated: false, brokenDown: true },
  });
  const scheme: Scheme = {
    smallest: 5,
    lines: [binary("mumin", "mumin"), binary("drugs", "known")],
    dimensions: [binary("sex", "men"), binary("district", "a")],
  };
  const counts: Record<string, number> = {
    ...{ "all|interventions": 144, "all|mumin": 54, "all|known": 54 },
    ...{ "men|interventions": 54, "men|mumin": 49, "men|known": 49 },
    ...{ "a|interventions": 44, "a|mumin": 14, "a|known": 4 },
  };
  const countOf: CountOf = (cut, measure) => counts[`${cut}|${measure}`] ?? 0;
  const cell = ({ tables }: ReturnType<typeof publishPeriod>, by: string, line: string, row: number, column: number) =>
    tables[by]?.[line]?.[row]?.[column];

  it("is kept back by sex too, and would otherwise be computed", () => {
    const published = publishPeriod(countOf, scheme);
    expect(cell(published, "sex", "mumin", 0, 0)).toBe(49);
    expect(cell(published, "district", "mumin", 0, 0)).toBe(14);
    expect(cell(published, "sex", "drugs", 0, 0)).toBeUndefined();
    const loose = publishPeriod(countOf, scheme, without("wantsRectangle"));
    const [inDistrict, women, men] = [
      cell(loose, "district", "mumin", 0, 0) ?? 0,
      cell(loose, "sex", "mumin", 1, 0) ?? 0,
      cell(loose, "sex", "drugs", 0, 1) ?? 0,
    ];
    expect(cell(loose, "district", "drugs", 0, 0)).toBeUndefined();
    expect(inDistrict - women - men).toBe(countOf("a", "known"));
  });
});
