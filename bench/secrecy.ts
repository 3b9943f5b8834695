/**
 * `node scripts/tool.mjs bench/secrecy.ts`: what a decision costs. One decision in microseconds over many worlds, and a list
 * of a thousand rows masked next to the same list unmasked, turn about in one run. Needs no database.
 */
import { copyReader, decide, shareMatrix } from "@/kernel/secrecy";
import type { CopyFacts, ReleasePrincipal } from "@/kernel/secrecy/contract";
import { worldFrom } from "../tests/support/random-worlds";
import { aConsent, aCopy, aReader, aWorld } from "../tests/support/worlds";

const ROUNDS = 15;
const ROWS = 1_000;

/** Median microseconds of processor time of one call, of some acts turn about: the machine may have other work. */
function medians(acts: readonly (() => unknown)[], times: number): number[] {
  const took: number[][] = acts.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    acts.forEach((act, at) => {
      const from = process.cpuUsage();
      for (let time = 0; time < times; time += 1) act();
      took[at]?.push(process.cpuUsage(from).user / times);
    });
  }
  return took.map((all) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0);
}

const worlds = Array.from({ length: 2_000 }, (_, seed) => worldFrom(seed));
let next = 0;
const decideOne = () => {
  const { principal, request, facts, now } = worlds[next++ % worlds.length] ?? aWorld();
  return decide(principal, "release", request, facts, now);
};

const full = aWorld(({ facts }) => facts.consents.push(aConsent("c3", ["subject", "g1", "g2"])));
const receivers = Array.from({ length: 10 }, (_, at) => ({
  authorityId: at % 2 ? "t-school" : "t-police",
  unitId: "u-school",
}));
const matrix = () => shareMatrix(full.facts.consents, full.facts.subject, receivers, ["coordination"], full.now);

/** A row of a list of received copies, as the screen gets it. */
interface Row {
  readonly id: number;
  readonly summary: string;
  readonly from: string;
  readonly copy: CopyFacts;
}
const rows: readonly Row[] = Array.from({ length: ROWS }, (_, id) => ({
  id,
  summary: "What was released",
  from: "The social services",
  copy: aCopy({
    readableUntil: id % 3 === 0 ? "2026-11-01" : "2026-12-31",
    withdrawnAt: id % 7 === 0 ? "2026-11-02T00:00:00.000Z" : null,
  }),
}));
const reader: ReleasePrincipal = aReader();
const unmasked = () => rows.map(({ id, summary, from, copy }) => ({ id, summary, from, until: copy.readableUntil }));
const masked = () => {
  const read = copyReader(reader, full.now);
  return rows.map(({ id, summary, from, copy }) => {
    const isOpen = read(copy).effect === "allow";
    return isOpen ? { id, summary, from, until: copy.readableUntil } : { id, summary: null, from: null, until: null };
  });
};
const asText = (list: () => unknown) => () => JSON.stringify(list());

const items = aWorld(({ request }) => {
  request.items = Array.from({ length: ROWS }, (_, at) => ({
    key: `i${at}`,
    categories: at % 5 === 0 ? ["crime"] : ["school", "health"],
    thirdPersons: "none",
  }));
});
const itemsUnmasked = () => items.request.items.map(({ key, categories }) => ({ key, categories }));
const itemsMasked = () => {
  const { mask } = decide(items.principal, "release", items.request, items.facts, items.now);
  return items.request.items.map(({ key, categories }) =>
    mask[key]?.open ? { key, categories } : { key, categories: null },
  );
};

const [decision = 0] = medians([decideOne], 4_000);
const [cells = 0] = medians([matrix], 200);
const [plain = 1, shown = 0, plainText = 1, shownText = 0] = medians(
  [unmasked, masked, asText(unmasked), asText(masked)],
  5,
);
const [plainItems = 1, shownItems = 0] = medians([asText(itemsUnmasked), asText(itemsMasked)], 40);

console.log(
  [
    "| act | µs | ratio |",
    "| --- | --: | --: |",
    `| one decision on a release, over 2,000 worlds | ${decision.toFixed(1)} | |`,
    `| the matrix: 10 receivers, 11 categories | ${cells.toFixed(0)} | |`,
    `| ${ROWS} copies, each decided, next to the same list as it is | ${shown.toFixed(0)} | ${(shown / plain).toFixed(1)} |`,
    `| the same written as JSON | ${shownText.toFixed(0)} | ${(shownText / plainText).toFixed(1)} |`,
    `| one release of ${ROWS} items, masked, as JSON, next to the items as they are | ${shownItems.toFixed(0)} | ${(shownItems / plainItems).toFixed(1)} |`,
  ].join("\n"),
);
