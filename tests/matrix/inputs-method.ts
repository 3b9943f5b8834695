import { randomBytes, randomUUID } from "node:crypto";
import { addDays, now, swedishDateOf } from "@/platform/clock";
import { uuidv7 } from "@/platform/id";
import type { Asking } from "./checker";
import type { Target, World } from "./world";

const nothing: Asking = { input: () => ({}) };
const today = () => swedishDateOf(now());
/** Another number each time: a day or a month that nobody has used. */
let used = 0;
const nextMonth = () => `${1950 + (++used % 70)}-${String(1 + (Math.floor(used / 70) % 12)).padStart(2, "0")}`;

/** The unit of the target has had a text of the method since January. */
async function withMethod({ house }: World, { unit, situation }: Target): Promise<void> {
  if (situation === "unknown") return;
  await house.rows(
    `insert into method_version (tenant_id, id, unit_id, number, valid_from, decided_on, decided_by, why, step_texts, recorded_by, recorded_at)
     values ($1,$2,$3,1,'2026-01-01','2026-01-01','Styrgruppen','Första','{1,2,3,4,5,6,7}',$4,now()) on conflict do nothing`,
    [unit.tenant.id, uuidv7(now()), unit.id, randomUUID()],
  );
}

/** A month of the steering group at the target's unit. */
async function month({ house }: World, { unit, situation }: Target, isSigned: boolean) {
  const [id, at] = [randomUUID(), nextMonth()];
  if (situation === "unknown") return { id, month: at };
  await house.rows(
    `insert into steering_month (tenant_id, id, unit_id, month_on, participants, figures, signed_by, signed_at)
     values ($1,$2,$3,$4,'[{"title":"Chef","organisation":"Nämnden"}]',$5,$6,$7)`,
    [
      unit.tenant.id,
      id,
      unit.id,
      `${at}-01`,
      isSigned ? {} : null,
      isSigned ? randomUUID() : null,
      isSigned ? now() : null,
    ],
  );
  return { id, month: at };
}

/** A police authority of its own each time. */
async function police({ house }: World): Promise<{ id: string; slug: string }> {
  const [id, slug] = [uuidv7(now()), `p-${randomBytes(6).toString("hex")}`];
  await house.rows("insert into tenant (id, slug, name, kind, created_at) values ($1,$2,$3,'policeArea',now())", [
    ...[id, slug, `Polisen ${slug}`],
  ]);
  return { id, slug };
}

/** An authority that takes the tally of the world's, which is then the police. One a world. */
const receivers = new WeakMap<World, Promise<string>>();
function receiver(world: World): Promise<string> {
  const made = receivers.get(world) ?? makeReceiver(world);
  receivers.set(world, made);
  return made;
}
async function makeReceiver({ house, tenant }: World): Promise<string> {
  await house.rows("update tenant set kind = 'policeArea' where id = $1", [tenant.id]);
  const board = await house.foundTenant();
  await house.rows(
    "insert into tally_partner (tenant_id, id, police_id, unit_id, valid_from) values ($1,$2,$3,$4,'2020-01-01')",
    [board.id, uuidv7(now()), tenant.id, board.unit.id],
  );
  return board.slug;
}

const cells = ["minorDrugOffence", "other"].flatMap((reason) =>
  ["positive", "negative", "none"].map((test) => `${reason}_${test}`),
);
const steps = [1, 2, 3, 4, 5, 6, 7];
const keyed = (names: readonly string[], value: unknown) => Object.fromEntries(names.map((name) => [name, value]));

export const methodInputs: Readonly<Record<string, Asking | readonly Asking[]>> = {
  "field-contacts.method-page": nothing,
  "field-contacts.fidelity-overview": { input: () => ({ month: "2026-11" }) },
  "field-contacts.fidelity-form": {
    input: async (t, kit, world) => {
      await kit.contact(t);
      await withMethod(world, t);
      return { caseId: t.caseId };
    },
  },
  "field-contacts.record-fidelity": {
    input: async (t, kit, world) => {
      await kit.contact(t);
      await withMethod(world, t);
      return {
        caseId: t.caseId,
        outcome1: "followed",
        ...keyed(
          steps.map((step) => `version${step}`),
          0,
        ),
      };
    },
  },
  "field-contacts.record-method-version": {
    input: async (t, _kit, world) => ({
      ...{ validFrom: addDays(today(), ++used), decidedOn: today(), decidedBy: "Styrgruppen", why: "Oklart" },
      ...keyed(
        steps.map((step) => `text${step}`),
        "Gör så här.",
      ),
      steeringMonthId: (await month(world, t, true)).id,
    }),
  },
  "field-contacts.change-method-setting": {
    input: async (t, kit, { house }) => {
      const [row] = await house.rows<{ version: number }>("select version from method_setting where unit_id = $1", [
        t.unit.id,
      ]);
      const rhythm = { startedOn: "2026-01-01", monthlyMonths: 6, laterEveryMonths: 3 };
      return { responsibleId: kit.candidate(t), ...rhythm, version: row?.version ?? 0 };
    },
  },
  "field-contacts.steering-month-list": nothing,
  "field-contacts.steering-month": { input: () => ({ month: "2026-10" }) },
  "field-contacts.save-steering-month": {
    input: () => ({ month: nextMonth(), notes: "Lugnt.", adjustments: "", participants: "Chef, Nämnden", version: 0 }),
  },
  "field-contacts.sign-steering-month": {
    input: async (t, _kit, world) => ({
      month: (await month(world, { ...t, unit: world.unit, situation: "assigned" }, false)).month,
      version: 1,
    }),
  },
  "field-contacts.interim-report": { input: () => ({ number: 1, edition: null }) },
  "field-contacts.save-interim-report": {
    input: async (t, _kit, { house }) => {
      const [row] = await house.rows<{ version: number }>(
        "select version from interim_report where unit_id = $1 and number = 1 order by edition desc limit 1",
        [t.unit.id],
      );
      const parts = keyed(["background", "work", "fidelity", "findings", "changes", "onwards"], "Text.");
      return { number: 1, periodFrom: "2025-01-01", periodTo: "2025-12-31", ...parts, version: row?.version ?? 0 };
    },
  },
  // There is no second report to sign; signing one is in field-contacts-method.test.ts.
  "field-contacts.sign-interim-report": { input: () => ({ number: 2, version: 1 }), instead: () => "notFound" },
  "field-contacts.received-tallies": { input: () => ({ month: "2026-11" }) },
  "field-contacts.tally-day": { input: () => ({ on: null, receiver: null }) },
  "field-contacts.tally-intervention": {
    input: async (_t, _kit, world) => ({
      ...{ receiver: await receiver(world), on: today(), reason: "other", testResult: "none" },
    }),
  },
  "field-contacts.correct-tally": {
    input: async (_t, _kit, world) => ({
      ...{ receiver: await receiver(world), on: addDays(today(), -1), correction: "miscounted" },
      ...keyed(cells, 2),
      ...keyed(
        cells.map((cell) => `version_${cell}`),
        0,
      ),
    }),
  },
  "field-contacts.tally-partner-list": nothing,
  "field-contacts.add-tally-partner": {
    open: ["unitId"],
    input: async (t, kit, world) => ({
      ...{ police: (await police(world)).slug, unitId: await kit.unit(t), validFrom: today() },
    }),
  },
  "field-contacts.end-tally-partner": {
    isAboutRow: true,
    input: async (t, _kit, world) => {
      const id = randomUUID();
      if (t.situation !== "unknown")
        await world.house.rows(
          "insert into tally_partner (tenant_id, id, police_id, unit_id, valid_from) values ($1,$2,$3,$4,'2020-01-01')",
          [t.tenantId, id, (await police(world)).id, t.unit.id],
        );
      return { partnerId: id, version: 1 };
    },
  },
};
