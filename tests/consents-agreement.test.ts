/**
 * The second lock says what the engine says: over thousands of random worlds, written to the database in one transaction
 * and rolled back, `app.consent_obstacle`, `app.consent_open_until` and `app.consent_answers_used` answer as `consentOn`
 * of kernel/secrecy. Each mutant of the SQL is caught.
 */
import { randomUUID } from "node:crypto";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashToken } from "@/platform/crypto";
import {
  consentOn,
  dataCategories,
  releasePurposes,
  turns,
  type ConsentAnswer,
  type ConsentFacts,
  type DataCategory,
  type GuardianStanding,
  type ReleasePurpose,
  type SubjectOfConsent,
} from "@/kernel/secrecy";
import { addDays } from "@/platform/clock/calendar-date";
import { openHouse, type House, type Tenant, type Worker } from "./support/house";

let house: House;
let tenant: Tenant;
let worker: Worker;
let claim: Awaited<ReturnType<House["signIn"]>>;

beforeAll(async () => {
  house = await openHouse({ own: true }); // its mutants replace functions
  tenant = await house.foundTenant();
  worker = await house.addWorker({ role: "socialWorker", unit: await house.addUnit(tenant) });
  claim = await house.signIn(worker);
});
afterAll(() => house?.close());

/** Small and seeded, so that a difference can be found again. */
function randomness(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const chance = (share: number) => next() < share;
  const one = <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)]!;
  const some = <T>(values: readonly T[], share: number) => values.filter(() => chance(share));
  return { chance, one, some, upTo: (most: number) => Math.floor(next() * (most + 1)) };
}
type Random = ReturnType<typeof randomness>;

const AUTHORITIES = [randomUUID(), randomUUID()];
const UNITS = [
  { authorityId: AUTHORITIES[0]!, unitId: randomUUID() },
  { authorityId: AUTHORITIES[0]!, unitId: randomUUID() },
  { authorityId: AUTHORITIES[1]!, unitId: randomUUID() },
];
const CATEGORIES: readonly DataCategory[] = ["school", "health", "crime"];
const PURPOSES: readonly ReleasePurpose[] = ["coordination", "housing"];

type Rows = Record<string, Record<string, unknown>[]>;

interface Question {
  readonly personId: string;
  readonly authorityId: string;
  readonly unitId: string | null;
  readonly categories: readonly DataCategory[];
  readonly purpose: ReleasePurpose;
  readonly consents: readonly ConsentFacts[];
  readonly subject: SubjectOfConsent;
}

/** Days that matter for an age of 18 today, and some that do not. */
function birthOf(random: Random, today: string): string | null {
  const [year, rest] = [Number(today.slice(0, 4)), today.slice(4)];
  const around = addDays(`${year - 18}${rest === "-02-29" ? "-02-28" : rest}`, random.one([-400, -1, 0, 1, 30, 400]));
  return random.one([around, around, `${year - 15}-03-01`, `${year - 40}-06-01`, "2008-02-29", null]);
}

function addWorld(rows: Rows, random: Random, today: string, now: Date): Question[] {
  const personId = randomUUID();
  const birthOn = birthOf(random, today);
  const isCertain = random.chance(0.9);
  const maturity = random.one(["childAlone", "together", "together", "guardians", null] as const);
  const kind = birthOn === null ? "temporary" : isCertain ? "personnummer" : "samordningsnummer";
  person(rows, personId, { kind, level: kind === "samordningsnummer" ? "uncertain" : null, birthOn });
  const guardians = Array.from({ length: random.upTo(3) }, () => guardian(rows, random, personId, today));
  const decided = { tenant_id: tenant.id, person_id: personId, assessed_by: worker.accountId, note_sealed: "x" };
  const assess = (level: string, minutes: number) =>
    rows["maturity_assessment"]!.push({
      ...{ ...decided, id: randomUUID(), level, assessed_on: today },
      assessed_at: new Date(now.getTime() - minutes * 60_000),
    });
  if (maturity !== null) {
    assess("guardians", 90);
    assess(maturity, 30);
  }
  const consents = Array.from({ length: random.upTo(4) }, () =>
    consent(rows, random, { personId, guardians, today, now }),
  );
  const subject: SubjectOfConsent = {
    age: birthOn === null || !isCertain || birthOn > today ? "unknown" : { birthOn },
    guardians: guardians.filter((one) => one.isToday).map(({ personId: id, standing }) => ({ personId: id, standing })),
    maturity,
  };
  return UNITS.map(({ authorityId, unitId }) => ({
    ...{ personId, authorityId, consents, subject, purpose: random.one(PURPOSES) },
    unitId: random.chance(0.1) ? null : unitId,
    categories: random.some(CATEGORIES, 0.5),
  }));
}

function person(
  rows: Rows,
  id: string,
  about: { kind: string; level?: string | null; birthOn?: string | null; protection?: string; mergedIntoId?: string },
): void {
  rows["person"]!.push({
    ...{ tenant_id: tenant.id, id, identity_kind: about.kind, identity_level: about.level ?? null },
    ...{ number_sealed: about.kind === "temporary" ? null : "x", number_index: about.kind === "temporary" ? null : id },
    ...{ temporary_id: about.kind === "temporary" ? id : null, given_name: "Kim", family_name: "Påhittad" },
    ...{ birth_on: about.birthOn ?? null, protection: about.protection ?? "none", registered_by: worker.accountId },
    ...{ registered_at: "2026-01-01", version: 1, merged_into_id: about.mergedIntoId ?? null },
  });
}

interface Guardian {
  readonly personId: string;
  /** The entry that answers: the guardian's own, or one that was merged into it. */
  readonly entryId: string;
  readonly standing: GuardianStanding;
  readonly isToday: boolean;
}

function guardian(rows: Rows, random: Random, childId: string, today: string): Guardian {
  const id = randomUUID();
  const isHidden = random.chance(0.1);
  person(rows, id, { kind: "temporary", protection: isHidden ? "protectedRegistration" : "none" });
  const entryId = random.chance(0.1) ? randomUUID() : id;
  if (entryId !== id) person(rows, entryId, { kind: "temporary", mergedIntoId: id });
  const [validFrom, validTo] = random.one([
    ...([
      [null, null],
      [null, null],
      [today, today],
      [addDays(today, -9), null],
    ] as const),
    ...([
      [null, addDays(today, -1)],
      [addDays(today, 1), null],
    ] as const),
  ]);
  rows["guardianship"]!.push({
    ...{ tenant_id: tenant.id, id: randomUUID(), child_id: childId, guardian_id: id, kind: "joint" },
    ...{ valid_from: validFrom, valid_to: validTo, version: 1 },
  });
  const decision = random.one([null, null, null, "counts", "absent", "harm"] as const);
  if (decision !== null)
    rows["guardian_standing"]!.push({
      ...{ tenant_id: tenant.id, id: randomUUID(), person_id: childId, guardian_id: entryId, standing: decision },
      ...{ reason_sealed: "x", decided_by: worker.accountId, decided_at: "2026-01-02" },
    });
  const isToday = (validFrom === null || validFrom <= today) && (validTo === null || today <= validTo);
  return { personId: id, entryId, isToday, standing: decision ?? (isHidden ? "unknown" : "counts") };
}

interface About {
  readonly personId: string;
  readonly guardians: readonly Guardian[];
  readonly today: string;
  readonly now: Date;
}

function consent(rows: Rows, random: Random, about: About): ConsentFacts {
  const id = randomUUID();
  const { today } = about;
  const [validFrom, validTo] = random
    .one([
      ...([
        [-30, 30],
        [-30, 30],
        [-30, 60],
        [0, 0],
        [-5, 0],
        [-60, -1],
        [1, 30],
      ] as const),
    ])
    .map((days) => addDays(today, days)) as [string, string];
  const purposes = nonEmpty(random, PURPOSES);
  const categories = nonEmpty(random, CATEGORIES);
  const receivers = nonEmpty(random, [...UNITS, { authorityId: AUTHORITIES[0]!, unitId: null }]).map((one) => ({
    ...{ key: randomUUID(), ...one },
  }));
  const entryId = random.chance(0.1) ? randomUUID() : about.personId;
  if (entryId !== about.personId) person(rows, entryId, { kind: "temporary", mergedIntoId: about.personId });
  rows["consent"]!.push({
    ...{
      tenant_id: tenant.id,
      id,
      person_id: entryId,
      case_id: randomUUID(),
      kind: "liftSecrecy",
      purposes,
      categories,
    },
    ...{ valid_from: validFrom, valid_to: validTo, notice_version: "1", purpose_sealed: "x", informed_on: today },
    ...{ informed_by: worker.accountId, language: "sv", created_by: worker.accountId, created_at: "2026-01-01" },
  });
  for (const { key, authorityId, unitId } of receivers)
    rows["consent_receiver"]!.push({
      ...{ tenant_id: tenant.id, id: key, consent_id: id, authority_id: authorityId, unit_id: unitId },
    });
  const asked = { id, purposes, categories, receivers, validFrom, validTo };
  const answers = Array.from({ length: random.upTo(5) }, () => answer(rows, random, asked, about));
  return { ...asked, answers };
}

function nonEmpty<T>(random: Random, values: readonly T[]): T[] {
  const chosen = random.some(values, 0.6);
  return chosen.length > 0 ? chosen : [random.one(values)];
}

type Asked = Omit<ConsentFacts, "answers">;

function answer(rows: Rows, random: Random, asked: Asked, about: About): ConsentAnswer {
  const id = randomUUID();
  const own = random.chance(0.5) || about.guardians.length === 0;
  const signer = own ? null : random.one(about.guardians);
  const isYes = random.chance(0.85);
  // Few instants, so that some answers are given at the same one; now, and one to come.
  const minutes = random.one([-60 * 24 * 900, -60 * 24 * 20, -60, -30, -30, -1, 0, 60]);
  const answeredAt = new Date(about.now.getTime() + minutes * 60_000);
  const withdrawnAt =
    isYes && random.chance(0.15) ? new Date(about.now.getTime() + random.one([-1, 0, 60]) * 60_000) : null;
  const categories = isYes ? (random.chance(0.8) ? asked.categories : random.some(asked.categories, 0.5)) : [];
  const keys = asked.receivers.map(({ key }) => key);
  const receiverKeys = isYes ? (random.chance(0.8) ? keys : random.some(keys, 0.5)) : [];
  rows["consent_answer"]!.push({
    ...{ tenant_id: tenant.id, id, consent_id: asked.id, answer: isYes ? "yes" : "no", categories, form: "oral" },
    ...{ signer_kind: signer ? "guardian" : random.one(["subject", "representative"]), receiver_ids: receiverKeys },
    ...{ signer_person_id: signer?.entryId ?? about.personId, answered_at: answeredAt, recorded_by: worker.accountId },
    ...{ recorded_at: answeredAt, withdrawn_at: withdrawnAt, withdrawn_by: withdrawnAt && worker.accountId },
    withdrawn_how: withdrawnAt && "oral",
  });
  return {
    ...{ id, signer: signer?.personId ?? "subject", answer: isYes ? "yes" : "no", categories, receiverKeys },
    ...{ answeredAt: answeredAt.toISOString(), withdrawnAt: withdrawnAt?.toISOString() ?? null },
  };
}

interface Said {
  readonly obstacle: string | null;
  readonly until: string | null;
  readonly answers: readonly string[];
}

/** What the engine says of one question. */
function engineSays(question: Question, now: Date): Said {
  const { consents, subject, authorityId, unitId, purpose } = question;
  const cells = dataCategories
    .filter((category) => question.categories.includes(category))
    .map((category) => consentOn(consents, subject, { authorityId, unitId, category, purpose }, now));
  if (cells.length === 0) return { obstacle: "consent.missing", until: null, answers: [] };
  const closed = cells.find((cell) => !cell.open);
  if (closed && !closed.open) return { obstacle: closed.rule, until: null, answers: [] };
  const open = cells.flatMap((cell) => (cell.open ? [cell] : []));
  return {
    obstacle: null,
    until: open.map((cell) => cell.until).sort()[0] ?? null,
    answers: [...new Set(open.flatMap((cell) => cell.answers))].sort(),
  };
}

const TABLES = [
  ...["person", "guardianship", "guardian_standing", "maturity_assessment"],
  ...["consent", "consent_receiver", "consent_answer"],
];

/** Writes the worlds, asks the database, and answers where it differs from the engine, and how often each rule was it. */
async function compare(client: pg.PoolClient, worlds: number, seed: number) {
  await client.query("select app.enter_session($1, $2, false)", [
    ...[claim.unverifiedTenantId, hashToken(claim.unverifiedToken)],
  ]);
  // Random rows are not all such as the application writes: triggers and foreign keys are not what is asked about.
  await client.query("set local session_replication_role = replica");
  const { rows: clock } = await client.query<{ now: Date; today: string }>(
    "select date_trunc('milliseconds', now()) as now, app.today()::text as today",
  );
  const { now, today } = clock[0]!;
  const random = randomness(seed);
  const rows: Rows = Object.fromEntries(TABLES.map((table) => [table, []]));
  const questions = Array.from({ length: worlds }, () => addWorld(rows, random, today, now)).flat();
  for (const table of TABLES)
    await client.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [
      JSON.stringify(rows[table]),
    ]);
  for (const table of TABLES) await client.query(`analyze ${table}`);
  const asked = questions.map(({ personId, authorityId, unitId, categories, purpose }, at) => ({
    ...{ at, personId, authorityId, unitId, categories, purpose },
  }));
  const { rows: said } = await client.query<Said & { at: number }>(
    `select q.at, app.consent_obstacle(q."personId", q."authorityId", q."unitId", q.categories, q.purpose) as obstacle,
       app.consent_open_until(q."personId", q."authorityId", q."unitId", q.categories, q.purpose)::text as until,
       app.consent_answers_used(q."personId", q."authorityId", q."unitId", q.categories, q.purpose) as answers
     from jsonb_to_recordset($1::jsonb) as q (at int, "personId" uuid, "authorityId" uuid, "unitId" uuid, categories text[], purpose text)`,
    [JSON.stringify(asked)],
  );
  const tally = new Map<string, number>();
  const differences = said.flatMap(({ at, ...database }) => {
    const engine = engineSays(questions[at]!, now);
    tally.set(engine.obstacle ?? "open", (tally.get(engine.obstacle ?? "open") ?? 0) + 1);
    return JSON.stringify(engine) === JSON.stringify(database) ? [] : [{ at, engine, database }];
  });
  return { differences, tally, asked: said.length };
}

const SEED = 20261122;

describe("the lock in the database", () => {
  it("says what the engine says, over 2,500 random worlds, and every rule is met", async () => {
    const { differences, tally, asked } = await house.rolledBack((client) => compare(client, 2_500, SEED));
    expect(differences.slice(0, 3)).toEqual([]);
    expect(asked).toBe(7_500);
    const rules = ["age-unknown", "maturity-not-assessed", "signers-unknown", "missing", "refused", "withdrawn"];
    const later = ["not-begun", "expired", "retake-at-18"];
    for (const rule of [...rules, ...later].map((name) => `consent.${name}`))
      expect([rule, (tally.get(rule) ?? 0) > 10]).toEqual([rule, true]);
    expect(tally.get("open") ?? 0).toBeGreaterThan(100);
  }, 300_000);

  const mutants: readonly [string, string, string, string][] = [
    ["a withdrawal is overlooked", "consent_weighed", "when a.withdrawn_at <= now() then 6", "when false then 6"],
    ["an end is overlooked", "consent_weighed", "when k.valid_to < app.today() then 8", "when false then 8"],
    ["the first answer counts", "consent_weighed", "order by x.answered_at desc", "order by x.answered_at"],
    ["the mildest of two counts", "consent_weighed", "min(l.standing) as standing", "max(l.standing) as standing"],
    ["the child's no is overlooked", "consent_weighed", "coalesce(word.standing, 10) not in (5, 6)", "true"],
    ["a part is taken for the whole", "consent_weighed", "or w.category <> all (a.categories)", ""],
    ["any receiver will do", "consent_weighed", "and (x.unit_id is null or x.unit_id = p_unit)", ""],
    ["18 changes nothing", "consent_weighed", "then 9", "then 10"],
    ["a hidden guardian is forgotten", "consent_guardians", "then 'unknown'::text else", "then 'absent'::text else"],
    ["merged entries are forgotten", "entries_of", "e.id from entry e", "p_person as id"],
  ];

  it.each(mutants)(
    "is caught when %s",
    async (_name, fn, from, to) => {
      const differences = await house.rolledBack(async (client) => {
        const { rows } = await client.query<{ body: string }>(
          "select pg_get_functiondef(p.oid) as body from pg_proc p where p.proname = $1 and p.pronamespace = 'app'::regnamespace",
          [fn],
        );
        const body = rows[0]!.body;
        const changed = body.includes(from)
          ? body.replace(from, () => to)
          : body.replace(from.replace("::text", ""), () => to);
        expect(changed).not.toBe(body);
        await client.query(changed);
        return (await compare(client, 600, SEED)).differences;
      });
      expect(differences.length).toBeGreaterThan(0);
    },
    120_000,
  );

  it("counts birthdays as the engine does, on 29 February too", async () => {
    const days = Array.from({ length: 1_500 }, (_, at) => addDays("2004-01-01", at));
    const rows = await house.rows<{ day: string; turned: string }>(
      "select d::text as day, app.turns(d, 18)::text as turned from unnest($1::date[]) as d",
      [days],
    );
    expect(rows.filter(({ day, turned }) => turns(day, 18) !== turned)).toEqual([]);
    expect(rows.find(({ day }) => day === "2004-02-29")?.turned).toBe("2022-02-28");
  });

  it("uses the engine's own lists", async () => {
    const [row] = await house.rows<{ categories: string; purposes: string }>(
      `select pg_get_constraintdef(c.oid) as categories, (select pg_get_constraintdef(p.oid) from pg_constraint p where p.conname = 'consent_purposes') as purposes
       from pg_constraint c where c.conname = 'consent_categories'`,
    );
    const named = (text: string) => [...text.matchAll(/'(\w+)'/g)].map((match) => match[1]);
    expect(named(row!.categories)).toEqual([...dataCategories]);
    expect(named(row!.purposes)).toEqual([...releasePurposes]);
  });
});
