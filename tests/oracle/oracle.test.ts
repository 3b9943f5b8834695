/**
 * The engine against the oracle: a million random worlds, no difference, no release without a live ground. The oracle was
 * written from docs/secrecy.md by somebody who had not read the engine.
 */
import { describe, expect, it } from "vitest";
import { decide } from "@/kernel/secrecy";
import { copyAnswers, copyOracle, itemRules, oracle, wholeRules, type OracleAnswer } from "./release-oracle";
import { Dice, throwCopy, throwWorld, type World } from "./worlds";

const WORLDS = 1_000_000;
/** A rule that is hardly ever the one that decides has not been tried. */
const OFTEN = 1_000;

/** What the engine says, in the oracle's words. */
function engine({ principal, request, facts, now }: World): OracleAnswer {
  const said = decide(principal, "release", request, facts, now);
  const mask = Object.fromEntries(
    Object.entries(said.mask).map(([key, item]) => [key, item.open ? { until: item.until } : { rule: item.rule }]),
  );
  if (said.effect === "deny")
    return { effect: "deny", rules: said.rules, basis: null, until: null, mask, obligations: [], consentAnswers: [] };
  return {
    ...{ effect: "allow", rules: said.rules, basis: `${said.basis.code}@${String(said.basis.version)}`, mask },
    ...{ until: said.until, obligations: said.obligations, consentAnswers: said.consentAnswers },
  };
}

/** An answer in one line, keys in order: two are the same when the lines are. */
const line = (answer: OracleAnswer): string =>
  JSON.stringify([
    ...[answer.effect, answer.rules, answer.basis, answer.until, answer.obligations, answer.consentAnswers],
    Object.entries(answer.mask)
      .map(([key, item]) => [key, "rule" in item ? `closed ${item.rule}` : `open until ${String(item.until)}`])
      .sort(([a], [b]) => (a! < b! ? -1 : 1)),
  ]);

interface Tally {
  readonly differences: string[];
  readonly fired: Map<string, number>;
  allows: number;
}

/** Runs both over worlds from a seed, and keeps the first differences whole. */
function compare(seed: number, count: number, ask: (world: World) => OracleAnswer = engine): Tally {
  const dice = new Dice(seed);
  const tally: Tally = { differences: [], fired: new Map(), allows: 0 };
  const fire = (rule: string) => tally.fired.set(rule, (tally.fired.get(rule) ?? 0) + 1);
  for (let at = 0; at < count; at += 1) {
    const world = throwWorld(dice);
    const expected = oracle(world);
    const got = line(ask(world));
    if (got !== line(expected) && tally.differences.length < 5)
      tally.differences.push(`world ${String(at)}: ${got} instead of ${line(expected)}\n${JSON.stringify(world)}`);
    if (expected.effect === "allow") tally.allows += 1;
    else fire(expected.rules[0]!);
    for (const item of Object.values(expected.mask))
      if ("rule" in item && itemRules.includes(item.rule)) fire(`item ${item.rule}`);
  }
  return tally;
}

describe("the engine and the oracle", { timeout: 900_000 }, () => {
  it("agree on a million random worlds, in which every rule decides often", () => {
    const { differences, fired, allows } = compare(20261122, WORLDS);
    expect(differences).toEqual([]);
    expect(allows).toBeGreaterThan(WORLDS / 10);
    const rare = [...wholeRules, ...itemRules.map((rule) => `item ${rule}`)].filter(
      (rule) => (fired.get(rule) ?? 0) < OFTEN,
    );
    expect(rare).toEqual([]);
  });

  // Each takes one thing out of the engine's sight: if the comparison stayed green, it could not see.
  const blind: Readonly<Record<string, (world: World) => World>> = {
    withdrawals: (world) => withAnswers(world, (answer) => ({ ...answer, withdrawnAt: null })),
    refusals: (world) => withAnswers(world, (answer) => ({ ...answer, answer: "yes" })),
    expiry: (world) => ({
      ...world,
      facts: {
        ...world.facts,
        consents: world.facts.consents.map((consent) => ({ ...consent, validTo: "9999-12-31" })),
      },
    }),
    protection: (world) => ({
      ...world,
      facts: { ...world.facts, subject: { ...world.facts.subject, protection: "none" } },
    }),
    signatures: (world) => ({ ...world, facts: { ...world.facts, isDemo: true } }),
    "the second person": (world) => ({ ...world, facts: { ...world.facts, approvedBy: "somebody" } }),
    "third persons": (world) => ({
      ...world,
      request: { ...world.request, items: world.request.items.map((item) => ({ ...item, thirdPersons: "none" })) },
    }),
    "the last hour": (world) => ({ ...world, now: new Date(world.now.getTime() - 3 * 3_600_000) }),
  };
  it.each(Object.keys(blind))("differ when the engine does not see %s", (what) => {
    const { differences } = compare(7, 5_000, (world) => engine(blind[what]!(world)));
    expect(differences.length).toBeGreaterThan(0);
  });

  it("agree on the reading of copies", () => {
    const dice = new Dice(11);
    const fired = new Map<string, number>();
    for (let at = 0; at < 100_000; at += 1) {
      const { principal, copy, now } = throwCopy(dice);
      const expected = copyOracle(principal, copy, now);
      const said = decide(principal, "readCopy", null, copy, now);
      const got = `${said.effect} ${said.rules[0]}`;
      if (got !== expected) expect({ got, principal, copy, now }).toEqual({ got: expected, principal, copy, now });
      fired.set(expected, (fired.get(expected) ?? 0) + 1);
    }
    expect(copyAnswers.filter((answer) => (fired.get(answer) ?? 0) < OFTEN)).toEqual([]);
  });
});

function withAnswers(
  world: World,
  change: (
    answer: World["facts"]["consents"][number]["answers"][number],
  ) => World["facts"]["consents"][number]["answers"][number],
): World {
  const consents = world.facts.consents.map((consent) => ({ ...consent, answers: consent.answers.map(change) }));
  return { ...world, facts: { ...world.facts, consents } };
}
