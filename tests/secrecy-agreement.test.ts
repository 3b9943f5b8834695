/**
 * Who sees a case or a person is stated three times: `weigh` in kernel/secrecy (one thing), `casesInSight` and
 * `personsInSight` of the scope (lists) and the row policies (below the code). In random worlds all three must give the
 * same sets as a fourth statement, written here in one line each from the law, and each must hold alone.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { roles, type Role } from "@/kernel/identity/contract";
import { openHouse, type House, type Unit, type Worker } from "./support/house";
import { addCase, addPerson } from "./support/records";
import { listInSight, readCase, readPerson } from "./support/test-corridor";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

interface KnownPerson {
  readonly id: string;
  readonly registeredBy: string;
  readonly isProtected: boolean;
  readonly readers: readonly string[];
  /** Whose guardian they are today. */
  readonly wards: string[];
  mergedInto: KnownPerson | null;
}
interface KnownCase {
  readonly id: string;
  readonly unitId: string;
  readonly receivingUnitId: string | null;
  readonly workers: readonly string[];
  readonly person: KnownPerson | null;
}
interface World {
  readonly workers: readonly Worker[];
  readonly persons: readonly KnownPerson[];
  readonly cases: readonly KnownCase[];
}

/** Numbers that look random and are the same on every run. */
function dice(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return {
    chance: (p: number) => next() < p,
    one: <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!,
    some: <T>(from: readonly T[], p: number): T[] => from.filter(() => next() < p),
  };
}

async function randomWorld(seed: number): Promise<World> {
  const { chance, one, some } = dice(seed);
  const tenant = await house.foundTenant();
  const units: Unit[] = [];
  for (let i = 0; i < 3; i += 1) units.push(await house.addUnit(tenant));
  const workers: Worker[] = [];
  for (const role of [...roles, "socialWorker", "unitHead", "outreachWorker"] as Role[])
    workers.push(await house.addWorker({ role, unit: one(units), onDuty: chance(0.3) }));
  // One person in two roles: the chosen assignment sees, not the account.
  for (const role of ["administrator", "logReviewer", "unitHead", "registrar"] as const)
    workers.push(await house.addWorker({ role, unit: one(units), onDuty: chance(0.5), account: one(workers) }));
  const persons: KnownPerson[] = [];
  for (let i = 0; i < 12; i += 1) {
    const registeredBy = one(workers);
    const isProtected = chance(0.4);
    const readers = some(workers, 0.2);
    const accounts = new Map(readers.map((worker) => [worker.accountId, worker]));
    const protection = isProtected
      ? one(["confidentialityFlag", "protectedRegistration", "assumedIdentity"] as const)
      : "none";
    const id = await addPerson(house, { tenant, registeredBy, protection, readers: [...accounts.values()] });
    persons.push({
      id,
      registeredBy: registeredBy.accountId,
      isProtected,
      readers: [...accounts.keys()],
      wards: [],
      mergedInto: null,
    });
  }
  for (let i = 0; i < 10; i += 1) await addGuardian(tenant.id, one(persons), one(persons), chance(0.7));
  for (const gone of persons.slice(-3)) await merge(tenant.id, gone, one(persons.slice(0, -3)));
  const cases: KnownCase[] = [];
  for (let i = 0; i < 25; i += 1) {
    const unit = one(units);
    const receivingUnit = chance(0.3) ? one(units) : undefined;
    const byAccount = new Map(some(workers, 0.12).map((worker) => [worker.accountId, worker]));
    const person = chance(0.8) ? one(persons) : null;
    const id = await addCase(house, { unit, receivingUnit, workers: [...byAccount.values()], personId: person?.id });
    cases.push({
      id,
      unitId: unit.id,
      receivingUnitId: receivingUnit?.id ?? null,
      workers: [...byAccount.keys()],
      person,
    });
  }
  return { workers, persons, cases };
}

async function addGuardian(tenantId: string, child: KnownPerson, guardian: KnownPerson, isNow: boolean): Promise<void> {
  if (child === guardian) return;
  await house.rows(
    `insert into guardianship (tenant_id, id, child_id, guardian_id, kind, valid_to)
     values ($1, gen_random_uuid(), $2, $3, 'joint', case when $4 then null else app.today() - 1 end)`,
    [tenantId, child.id, guardian.id, isNow],
  );
  if (isNow) guardian.wards.push(child.id);
}

async function merge(tenantId: string, gone: KnownPerson, kept: KnownPerson): Promise<void> {
  await house.rows("update person set merged_into_id = $3 where tenant_id = $1 and id = $2", [
    tenantId,
    gone.id,
    kept.id,
  ]);
  gone.mergedInto = kept;
}

const hasContent = (worker: Worker) => worker.role !== "administrator" && worker.role !== "logReviewer";
const mayRead = (worker: Worker, person: KnownPerson | null) =>
  !person?.isProtected || person.readers.includes(worker.accountId);
const seesUnit = (worker: Worker, unitId: string | null) =>
  worker.unitId === unitId && (worker.role === "unitHead" || worker.onDuty);
const seesCase = (worker: Worker, one: KnownCase) =>
  hasContent(worker) &&
  mayRead(worker, one.person) &&
  (one.workers.includes(worker.accountId) || seesUnit(worker, one.unitId) || seesUnit(worker, one.receivingUnitId));
const knows = (worker: Worker, person: KnownPerson, world: World) =>
  mayRead(worker, person) &&
  (worker.role === "registrar" ||
    person.registeredBy === worker.accountId ||
    world.cases.some(
      (one) => one.person && [person.id, ...person.wards].includes(one.person.id) && seesCase(worker, one),
    ));
const seesPerson = (worker: Worker, person: KnownPerson, world: World) =>
  hasContent(worker) &&
  mayRead(worker, person) &&
  (knows(worker, person, world) || (person.mergedInto !== null && knows(worker, person.mergedInto, world)));

const idsOf = (things: readonly { id: string }[]): string[] => things.map((thing) => thing.id).sort();
const expected = (world: World, worker: Worker) => ({
  caseIds: idsOf(world.cases.filter((one) => seesCase(worker, one))),
  personIds: idsOf(world.persons.filter((person) => seesPerson(worker, person, world))),
});

/** The row policies alone: plain SQL without a condition. */
async function byRowPolicy(worker: Worker) {
  return house.underRowSecurity(worker, async (client) => ({
    caseIds: idsOf((await client.query<{ id: string }>("select id from case_record")).rows),
    personIds: idsOf((await client.query<{ id: string }>("select id from person")).rows),
  }));
}

/** One thing after the other through the gate; only roles the test corridor grants the verb can be asked. */
async function byVerdict(world: World, worker: Worker) {
  const seen: { caseIds: string[]; personIds: string[] } = { caseIds: [], personIds: [] };
  const cases = world.cases.map(async ({ id }) => {
    if ((await house.look(worker, readCase, { caseId: id })).ok) seen.caseIds.push(id);
  });
  const persons = world.persons.map(async ({ id }) => {
    if ((await house.look(worker, readPerson, { personId: id })).ok) seen.personIds.push(id);
  });
  await Promise.all([...cases, ...persons]);
  return { caseIds: seen.caseIds.sort(), personIds: seen.personIds.sort() };
}

async function byList(worker: Worker) {
  const reply = await house.look(worker, listInSight);
  if (!reply.ok) throw new Error(`the list was refused: ${reply.code}`);
  return reply.value;
}

const GRANTED: readonly Role[] = [
  "socialWorker",
  "unitHead",
  "coordinator",
  "registrar",
  "administrator",
  "logReviewer",
];

describe.each([11, 22, 33])("in world %i", (seed) => {
  let world: World;
  beforeAll(async () => {
    world = await randomWorld(seed);
  });

  it("somebody sees something and nobody sees everything, so that equality means something", () => {
    const sizes = world.workers.map((worker) => expected(world, worker).caseIds.length);
    expect(Math.max(...sizes)).toBeGreaterThan(3);
    expect(Math.max(...sizes)).toBeLessThan(world.cases.length);
    expect(sizes.filter((size) => size === 0).length).toBeGreaterThan(1);
  });

  it("the row policies alone show exactly what the rules say", async () => {
    for (const worker of world.workers) expect(await byRowPolicy(worker), worker.role).toEqual(expected(world, worker));
  });

  it("verdict and list say the same through the gate", async () => {
    for (const worker of world.workers.filter(({ role }) => GRANTED.includes(role))) {
      expect(await byVerdict(world, worker), worker.role).toEqual(expected(world, worker));
      expect(await byList(worker), worker.role).toEqual(expected(world, worker));
    }
  });

  it("and they say it alone, on a connection that row security does not bind", async () => {
    await house.withoutRowSecurity(async () => {
      for (const worker of world.workers.filter(({ role }) => GRANTED.includes(role))) {
        expect(await byVerdict(world, worker), worker.role).toEqual(expected(world, worker));
        expect(await byList(worker), worker.role).toEqual(expected(world, worker));
      }
    });
  });
});
