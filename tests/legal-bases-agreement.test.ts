/**
 * Two locks, one answer: `app.basis_obstacle_on` in SQL and `decide` in kernel/secrecy over the law's own rows and random
 * askings. Where the engine denies by a rule of the basis (docs/secrecy.md, rules 8-28), SQL names the same rule; where it
 * denies later or allows, SQL finds nothing. Mutants show that a condition less is seen.
 */
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TenantKind } from "@/kernel/identity/contract";
import { decide } from "@/kernel/secrecy";
import {
  agencyKindsOf,
  alternativeGrounds,
  releasePurposes,
  type BasisFacts,
  type OffenceRow,
  type ReleaseFacts,
  type ReleasePrincipal,
  type ReleaseRequest,
} from "@/kernel/secrecy/contract";
import { addDays } from "@/platform/clock/calendar-date";
import { openHouse, type House } from "./support/house";

const ASKINGS = 12_000;
const KINDS = Object.keys(agencyKindsOf) as TenantKind[];

let house: House;
let bases: BasisFacts[];
let offences: OffenceRow[];
beforeAll(async () => {
  house = await openHouse();
  bases = await house.rows<BasisFacts>(
    `select code, version, mode, from_kinds as "from", to_kinds as "to", purposes, excluded_purposes as "excludedPurposes",
       age_from as "ageFrom", age_to as "ageTo", any_of as "anyOf", needs_request as "needsRequest", tests, exclusions,
       only_data as "onlyData", valid_from::text as "validFrom", valid_to::text as "validTo",
       case when asks_offence then jsonb_build_object('leastMonths', offence_least_months, 'attemptLeastMonths',
         offence_attempt_least_months, 'needsPrisonInScale', offence_needs_prison, 'chapters', offence_chapters) end as offence
     from legal_basis order by code, version`,
  );
  offences = await house.rows<OffenceRow>(
    `select code, chapter, least_months as "leastMonths", has_prison_in_scale as "hasPrisonInScale",
       valid_from::text as "validFrom", valid_to::text as "validTo" from offence_penalty`,
  );
});
afterAll(() => house?.close());

/** Mulberry32: the same askings each run. */
function dice(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    chance: (share: number) => next() < share,
    one: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!,
    upTo: (most: number) => Math.floor(next() * most),
  };
}

interface Asking {
  readonly code: string;
  readonly signed: boolean;
  readonly from: TenantKind;
  readonly to: TenantKind;
  readonly born: string | null;
  readonly today: string;
  readonly isRequested: boolean;
  readonly request: Pick<ReleaseRequest, "purpose" | "ground" | "offence" | "answers">;
}

/** Askings that come far: mostly right, and wrong in one place or two. */
function askingsFrom(seed: number): Asking[] {
  const { chance, one, upTo } = dice(seed);
  return Array.from({ length: ASKINGS }, () => {
    const basis = one(bases);
    const right = <T>(list: readonly T[], all: readonly T[]): T =>
      list.length > 0 && chance(0.93) ? one(list) : one(all);
    const kindOf = (kinds: readonly string[]) =>
      KINDS.filter((kind) => agencyKindsOf[kind].some((one) => kinds.includes(one)));
    const today = chance(0.8)
      ? "2026-11-22"
      : one(["2024-02-29", "2025-04-01", "2025-12-01", "2026-01-15", "2026-07-31", "2027-03-01"]);
    const ages = [0, 12, 17, 18, 20, 21, 40];
    const born = chance(0.06)
      ? null
      : bornAt(
          today,
          right(
            ages.filter((age) => age >= (basis.ageFrom ?? 0) && age <= (basis.ageTo ?? 99)),
            ages,
          ),
          upTo(3),
        );
    const purposes = basis.purposes.length > 0 ? basis.purposes : releasePurposes;
    const given = chance(0.95) ? right(purposes, releasePurposes) : null;
    const answers = Object.fromEntries(
      [...basis.tests, ...alternativeGrounds, ...basis.exclusions].flatMap((question) => {
        if (chance(0.02)) return [];
        const fitting = basis.exclusions.includes(question) ? ("no" as const) : ("yes" as const);
        return [[question, { answer: chance(0.96) ? fitting : one(["yes", "no"] as const), hasReason: chance(0.98) }]];
      }),
    );
    const offence = chance(0.06)
      ? null
      : {
          code: chance(0.95) ? one(offences).code : "unheardOf",
          isAttempt: chance(0.3),
          committedOn: chance(0.05)
            ? null
            : one(["1964-12-31", "2017-06-30", "2021-12-31", "2025-06-01", "2026-08-01", today, addDays(today, 1)]),
        };
    return {
      ...{ code: chance(0.99) ? basis.code : "NOT_A_BASIS", signed: chance(0.97), today, born },
      ...{ from: right(kindOf(basis.from), KINDS), to: right(kindOf(basis.to), KINDS), isRequested: chance(0.92) },
      request: {
        purpose: given,
        ground: chance(0.92) ? right(basis.anyOf, alternativeGrounds) : null,
        offence,
        answers,
      },
    };
  });
}

/** Somebody who turns an age today, or does so tomorrow or did yesterday; a leap day now and then. */
function bornAt(today: string, age: number, shift: number): string {
  const day = addDays(today, shift - 1);
  const year = Number(day.slice(0, 4)) - age;
  if (day.slice(5) === "02-29") return `${year}-03-01`;
  return shift === 2 && year % 4 === 0 ? `${year}-02-29` : `${year}${day.slice(4)}`;
}

const PRINCIPAL = { tenantId: "a", accountId: "anna", role: "unitHead", unitId: "u", sightUnitId: "u" } as const;

/** The rule of the engine, or null when it is none of 8-28. */
function engineRule({ code, signed, from, to, born, today, isRequested, request }: Asking): string | null {
  const principal: ReleasePrincipal = { ...PRINCIPAL, tenantKind: from };
  const facts: ReleaseFacts = {
    ...{ case: null, bases, offences, isDemo: false, approvalFor: [], approvedBy: null, lookedBy: null, consents: [] },
    receiver: { authorityId: "b", unitId: "v", kind: to },
    subject: { age: born === null ? "unknown" : { birthOn: born }, protection: "none", guardians: [], maturity: null },
    signedBases: signed ? bases.map((one) => `${one.code}@${one.version}`) : [],
    requestedBy: isRequested ? "b" : null,
  };
  const asked: ReleaseRequest = {
    ...{ origin: "ownKnowledge", basis: code, items: [] },
    ...request,
  };
  const decision = decide(principal, "release", asked, facts, new Date(`${today}T12:00:00Z`));
  const rule = decision.effect === "deny" ? (decision.rules[0] ?? null) : null;
  return rule !== null && /^(basis\.|purpose\.)/.test(rule) ? rule : null;
}

const SQL = `select case when (b.row).code is null then 'basis.unknown' else app.basis_obstacle_on(b.row, a.signed,
    app.agency_kinds(a."from"), app.agency_kinds(a."to"), a.born, a.request, a.today) end as rule
  from rows from (jsonb_to_recordset($1::jsonb) as (code text, signed boolean, "from" text, "to" text, born date, today date, request jsonb))
    with ordinality as a (code, signed, "from", "to", born, today, request, n)
    cross join lateral (select app.basis_on(a.code, a.today) as row) b order by a.n`;

async function sqlRules(client: Pick<pg.ClientBase, "query">, askings: readonly Asking[]): Promise<(string | null)[]> {
  const rows = askings.map(({ isRequested, request, ...asking }) => ({
    ...asking,
    request: { ...request, isRequested },
  }));
  const found = await client.query<{ rule: string | null }>(SQL, [JSON.stringify(rows)]);
  return found.rows.map(({ rule }) => rule);
}

const differences = (one: readonly (string | null)[], two: readonly (string | null)[]) =>
  one.flatMap((rule, at) => (rule === two[at] ? [] : [at]));

describe("the lock in SQL and the engine", () => {
  let askings: Asking[];
  let expected: (string | null)[];
  beforeAll(() => {
    askings = askingsFrom(20_261_122);
    expected = askings.map(engineRule);
  });

  it("name the same rule for every asking, and every rule is named often", async () => {
    await house.rolledBack(async (client) => {
      const got = await sqlRules(client, askings);
      const first = differences(expected, got).slice(0, 3);
      expect(first.map((at) => ({ engine: expected[at], sql: got[at], asking: askings[at] }))).toEqual([]);
    });
    const often = new Map<string | null, number>();
    for (const rule of expected) often.set(rule, (often.get(rule) ?? 0) + 1);
    for (const rule of [
      ...["basis.unknown", "basis.blocked", "basis.not-signed", "basis.not-for-sender", "basis.not-for-receiver"],
      ...["purpose.missing", "basis.purpose", "basis.request-missing", "basis.age-unknown", "basis.age-limit"],
      ...["basis.ground-missing", "basis.ground-age", "basis.offence-missing", "basis.offence-date-unknown"],
      ...["basis.offence-unknown", "basis.offence-chapter", "basis.no-prison", "basis.offence-too-mild"],
      ...["basis.test-unanswered", "basis.test-failed", "basis.excluded", null],
    ])
      expect(often.get(rule) ?? 0, String(rule)).toBeGreaterThan(rule === "basis.no-prison" ? 2 : 5);
  });

  // What a condition is turned into, in the function's own text.
  it.each([
    ["the signature", "p_signed is not true", "false"],
    ["the sender's kind", "not coalesce(p_from && b.from_kinds, false)", "false"],
    ["the receiver's kind", "not coalesce(p_to && b.to_kinds, false)", "false"],
    ["the purpose", "purpose <> all (b.purposes)", "false"],
    ["the purposes of the sender", "not coalesce(b.excluded_purposes -> f.kind ? purpose, false)", "true"],
    ["the request", "(p_asked ->> 'isRequested')::boolean is not true", "false"],
    ["the age limit", "years > coalesce(b.age_to, years)", "false"],
    ["an age that is not known", "if years is null then return 'basis.age-unknown'; end if;", ""],
    ["the alternatives", "ground is null or ground <> all (b.any_of)", "false"],
    ["the age of an alternative", "years is null or years >= 18", "false"],
    ["the day of the offence", "committed > p_today", "false"],
    ["the chapter", "o.chapter <> all (b.offence_chapters)", "false"],
    ["prison in the scale", "not o.has_prison_in_scale", "false"],
    ["the least penalty", "o.least_months < least", "false"],
    [
      "the law of the day of the act",
      "or (o.valid_from <= committed and (o.valid_to is null or o.valid_to > committed)))",
      ")",
    ],
    ["the reason", "(given ->> 'hasReason')::boolean is not true", "false"],
    ["an exclusion", "if given ->> 'answer' = 'yes' then return 'basis.excluded'; end if;", "null;"],
    ["a failed test", "elsif given ->> 'answer' = 'no' then", "elsif false then"],
  ])("differ when SQL no longer asks for %s", async (_what, condition, instead) => {
    await house.rolledBack(async (client) => {
      const { rows } = await client.query<{ text: string }>(
        "select pg_get_functiondef('app.basis_obstacle_on'::regproc) as text",
      );
      const text = rows[0]!.text;
      expect(text).toContain(condition);
      await client.query(text.replace(condition, instead));
      const some = askings.slice(0, 5000);
      expect(differences(expected.slice(0, 5000), await sqlRules(client, some)).length).toBeGreaterThan(0);
    });
  });
});
