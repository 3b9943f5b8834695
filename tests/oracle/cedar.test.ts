/**
 * A third statement of the core rules, in a language with proofs of its own (Cedar: default deny, forbid wins). The page's
 * rules on tenant, sight, role, receiver and protected identity, and the reading of copies, are in core.cedar.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { preparsePolicySet, statefulIsAuthorized, type CedarValueJson } from "@cedar-policy/cedar-wasm/nodejs";
import { beforeAll, describe, expect, it } from "vitest";
import { decide } from "@/kernel/secrecy";
import type { CopyFacts, ReleasePrincipal } from "@/kernel/secrecy/contract";
import { Dice, throwCopy, throwWorld, type World } from "./worlds";

const policies = readFileSync(path.join(import.meta.dirname, "core.cedar"), "utf8");
/** What the engine may deny with when Cedar denies; any other denial is of the rules that Cedar does not know. */
const CORE = [
  ...["subject.unknown", "tenant.foreign", "role.no-case-content", "case.not-assigned", "protected.not-reader"],
  ...["case.closed", "role.may-not-release", "receiver.unknown", "receiver.own-authority"],
  ...["protected.unknown", "protected.look-missing"],
];

/** Attributes that are known; Cedar has no null, an attribute is there or not. */
const known = (all: Record<string, CedarValueJson | null | undefined>): Record<string, CedarValueJson> =>
  Object.fromEntries(Object.entries(all).filter((pair): pair is [string, CedarValueJson] => pair[1] != null));

function cedarAllows(
  set: string,
  act: string,
  principal: ReleasePrincipal,
  resource: Record<string, CedarValueJson>,
  today: number,
): boolean {
  const uid = (type: string) => ({ type, id: "this" });
  const answer = statefulIsAuthorized({
    ...{ principal: uid("Principal"), action: { type: "Action", id: act }, resource: uid("Resource") },
    ...{ context: { today }, preparsedPolicySetId: set },
    entities: [
      {
        uid: uid("Principal"),
        attrs: known({
          ...{ tenant: principal.tenantId, account: principal.accountId },
          ...{ role: principal.role, sight: principal.sightUnitId },
        }),
        parents: [],
      },
      { uid: uid("Resource"), attrs: resource, parents: [] },
    ],
  });
  if (answer.type === "failure") throw new Error(JSON.stringify(answer.errors));
  expect(answer.response.diagnostics.errors).toEqual([]);
  return answer.response.decision === "allow";
}

const releaseOf = ({ request, facts }: World) =>
  known({
    ...{ origin: request.origin, protection: facts.subject.protection, lookedBy: facts.lookedBy },
    ...{ owner: facts.case?.tenantId, workers: facts.case && [...facts.case.workerIds], unit: facts.case?.unitId },
    ...{ receivingUnit: facts.case?.receivingUnitId, isProtected: facts.case?.isProtected },
    ...{ isReader: facts.case?.isReader, isClosed: facts.case?.isClosed, receiver: facts.receiver?.authorityId },
  });

const swedishDay = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm", dateStyle: "short" });
const asNumber = (day: string) => Number(day.replaceAll("-", ""));

const copyOf = (copy: CopyFacts | null) =>
  known({
    ...{ tenant: copy?.tenantId, unit: copy?.toUnitId, isTied: copy?.isTiedToCase },
    isTiedInSight: copy?.isWithCaseInSight,
    isEnded: copy && (copy.withdrawnAt !== null || copy.groundEndedAt !== null || copy.correctedAt !== null),
    isRegistered: copy && copy.registeredAt !== null,
    lastDay: copy?.readableUntil && asNumber(copy.readableUntil),
  });

/** How often the two agree and disagree over random worlds, by what Cedar says; up to `stopAt` differences. */
function compareReleases(set: string, count: number, stopAt = Infinity) {
  const dice = new Dice(4_13);
  const tally = { allowed: 0, denied: 0, differences: 0 };
  for (let at = 0; at < count && tally.differences < stopAt; at += 1) {
    const world = throwWorld(dice);
    const said = decide(world.principal, "release", world.request, world.facts, world.now);
    const isCore = said.effect === "deny" && CORE.includes(said.rules[0]);
    const allows = cedarAllows(set, "release", world.principal, releaseOf(world), 0);
    // A rule of another kind may stand first in the table: then the engine denies, and says nothing of the core.
    if (allows ? isCore : said.effect === "allow") tally.differences += 1;
    else if (allows) tally.allowed += 1;
    else tally.denied += 1;
  }
  return tally;
}

function compareCopies(set: string, count: number, stopAt = Infinity) {
  const dice = new Dice(4_14);
  const tally = { allowed: 0, denied: 0, differences: 0 };
  for (let at = 0; at < count && tally.differences < stopAt; at += 1) {
    const { principal, copy, now } = throwCopy(dice);
    const said = decide(principal, "readCopy", null, copy, now).effect;
    const today = asNumber(swedishDay.format(now));
    const allows = cedarAllows(set, "readCopy", principal, copyOf(copy), today);
    if (allows !== (said === "allow")) tally.differences += 1;
    else if (allows) tally.allowed += 1;
    else tally.denied += 1;
  }
  return tally;
}

describe("the engine and Cedar", { timeout: 300_000 }, () => {
  const prepare = (id: string, text: string) =>
    expect(preparsePolicySet(id, { staticPolicies: text })).toEqual({ type: "success" });
  beforeAll(() => prepare("core", policies));

  it("agree on the core of releases", () => {
    const { allowed, denied, differences } = compareReleases("core", 5_000);
    expect(differences).toBe(0);
    expect(Math.min(allowed, denied)).toBeGreaterThan(500);
  });

  it("agree on the reading of copies", () => {
    const { allowed, denied, differences } = compareCopies("core", 5_000);
    expect(differences).toBe(0);
    expect(Math.min(allowed, denied)).toBeGreaterThan(500);
  });

  // Every rule but the two that permit, taken away one at a time, is missed.
  const names = [...policies.matchAll(/@id\("([^"]+)"\)\s+forbid/g)].map(([, name]) => name!);
  it.each(names)("differ when Cedar lacks %s", (name) => {
    const at = policies.indexOf(`@id("${name}")`);
    const without = policies.slice(0, at) + policies.slice(policies.indexOf("};", at) + 2);
    prepare(name, without);
    expect(without).not.toContain(name);
    const missed = name.startsWith("copy") || name === "role.no-case-content" ? compareCopies : compareReleases;
    expect(missed(name, 6_000, 1).differences).toBeGreaterThan(0);
  });
});
