/** The world of the gate matrix: one authority with somebody in every role, a neighbour authority, and things to ask for. */
import { randomBytes, randomUUID } from "node:crypto";
import { roles, type Role } from "@/kernel/identity/contract";
import { decodeKey, sealText, unwrapKey } from "@/platform/crypto";
import { now } from "@/platform/clock";
import { uuidv7 } from "@/platform/id";
import type { House, Tenant, Unit, Worker } from "../support/house";
import { addCase, addPerson } from "../support/records";

/** How a thing stands to the one who asks for it. */
export const situations = [
  "assigned",
  "sameUnit",
  "otherUnit",
  "foreign",
  "protected",
  "protectedReader",
  "unknown",
] as const;
export type Situation = (typeof situations)[number];

/** A case with its person, and a second case with a second person in the same position. */
export interface Target {
  readonly situation: Situation;
  readonly worker: Worker;
  readonly tenantId: string;
  readonly unit: Unit;
  readonly caseId: string;
  readonly personId: string;
  /** A second person, as visible or hidden as the first. */
  readonly mateId: string;
  readonly workers: readonly Worker[];
  readonly readers: readonly Worker[];
  /** Words that stand in what belongs to the case or the person, and nowhere else. */
  readonly canary: string;
}

export interface World {
  readonly house: House;
  readonly tenant: Tenant;
  readonly neighbour: Tenant;
  readonly unit: Unit;
  readonly otherUnit: Unit;
  /** A unit of the tenant that takes handovers. */
  readonly receiver: Unit;
  readonly foreignUnit: Unit;
  /** Somebody in every role, all at `unit`, nobody on duty. */
  readonly workers: ReadonlyMap<Role, Worker>;
  /** Two social workers at `unit`; the second works on nothing. */
  readonly colleague: Worker;
  readonly spare: Worker;
  readonly stranger: Worker;
  readonly foreigner: Worker;
  readonly targets: Target[];
  /** How many lines of the log have been looked at, by assignment. */
  readonly linesRead: Map<string, number>;
}

export async function openWorld(house: House): Promise<World> {
  const [tenant, neighbour] = [await house.foundTenant(), await house.foundTenant()];
  const unit = await house.addUnit(tenant, { kind: "outreach" });
  const otherUnit = await house.addUnit(tenant);
  const receiver = await house.addUnit(tenant, { kind: "socialDutyService", takesHandovers: true });
  const foreignUnit = await house.addUnit(neighbour);
  const workers = new Map<Role, Worker>();
  for (const role of roles) workers.set(role, await house.addWorker({ role, unit }));
  const social = (at: Unit) => house.addWorker({ role: "socialWorker", unit: at });
  const people = { colleague: await social(unit), spare: await social(unit) };
  const others = { stranger: await social(otherUnit), foreigner: await social(foreignUnit) };
  return {
    ...{ house, tenant, neighbour, unit, otherUnit, receiver, foreignUnit, workers, targets: [], linesRead: new Map() },
    ...people,
    ...others,
  };
}

/** Makes a thing that stands to the worker as the situation says. */
export async function addTarget(world: World, situation: Situation, worker: Worker): Promise<Target> {
  const { house, colleague, spare, stranger, foreigner } = world;
  const canary = `kanarie${randomBytes(6).toString("hex")}`;
  const at = { otherUnit: world.otherUnit, foreign: world.foreignUnit }[situation as string] ?? world.unit;
  const isOurs = situation === "assigned" || situation.startsWith("protected");
  const workers = { otherUnit: [stranger], foreign: [foreigner], sameUnit: [colleague, spare] }[
    situation as string
  ] ?? [worker, colleague];
  const readers =
    situation === "protectedReader" ? [worker, colleague, spare] : situation === "protected" ? [colleague] : [];
  const about = {
    situation,
    worker,
    tenantId: at.tenant.id,
    unit: at,
    workers: isOurs ? [worker, colleague] : workers,
  };
  if (situation === "unknown")
    return { ...about, caseId: randomUUID(), personId: randomUUID(), mateId: randomUUID(), readers, canary };
  const protection = situation.startsWith("protected") ? "protectedRegistration" : "none";
  const [personId, mateId] = await Promise.all(
    [1, 2].map(() => addPerson(house, { tenant: at.tenant, protection, readers, familyName: canary })),
  );
  const [caseId] = await Promise.all(
    [personId, mateId].map((id) =>
      addCase(house, { unit: at, workers: about.workers, personId: id, workflow: "field-contacts" }),
    ),
  );
  const target = { ...about, caseId: caseId!, personId: personId!, mateId: mateId!, readers, canary };
  world.targets.push(target);
  return target;
}

/** Whether somebody sees the target's case and person: the brief's rule, written once more on purpose. */
export function seesCase(worker: Worker, target: Target): boolean {
  if (worker.role === "administrator" || worker.role === "logReviewer") return false;
  if (target.situation === "unknown" || target.tenantId !== worker.tenantId || !mayRead(worker, target)) return false;
  const isAssigned = target.workers.some(({ accountId }) => accountId === worker.accountId);
  const seesUnit = (worker.role === "unitHead" || worker.onDuty) && worker.unitId === target.unit.id;
  return isAssigned || seesUnit;
}

export function seesPerson(worker: Worker, target: Target): boolean {
  const keepsRegister = worker.role === "registrar" && target.tenantId === worker.tenantId;
  return seesCase(worker, target) || (keepsRegister && target.situation !== "unknown" && mayRead(worker, target));
}

function mayRead(worker: Worker, { situation, readers }: Target): boolean {
  return !situation.startsWith("protected") || readers.some(({ accountId }) => accountId === worker.accountId);
}

/** Rows around a target, made when an act needs them. Around an unknown thing there are none, only ids. */
export function kitFor({ house, tenant, receiver, spare, stranger, foreigner }: World) {
  const insert = async (target: Target, table: string, row: Record<string, unknown>): Promise<string> => {
    if (target.situation === "unknown") return randomUUID();
    const whole: Record<string, unknown> = { tenant_id: target.tenantId, id: uuidv7(now()), ...row };
    const names = Object.keys(whole);
    await house.rows(
      `insert into ${table} (${names.join(", ")}) values (${names.map((_, i) => `$${i + 1}`).join(", ")})`,
      Object.values(whole),
    );
    return whole["id"] as string;
  };
  const sealed = async (
    target: Target,
    table: string,
    column: string,
    rowId: string,
    text = `Text om ${target.canary}`,
  ): Promise<string> => {
    const [key] = await house.rows<{ wrapped: string }>(
      "select wrapped from tenant_key where tenant_id = $1 and purpose = 'field'",
      [target.tenantId],
    );
    const kek = decodeKey(process.env["SAMLOTS_FIELD_KEY"]!);
    const about = { tenantId: target.tenantId, keyVersion: 1 };
    const opened = unwrapKey(kek, key!.wrapped, { ...about, dataClass: "field" });
    return sealText(opened, text, { ...about, table, column, rowId });
  };
  const note = async (target: Target, by: Worker, signedAt: Date | null): Promise<string> => {
    if (target.situation === "unknown") return randomUUID();
    const id = uuidv7(now());
    const text = await sealed(target, "journal_note", "text_sealed", id);
    const written = { written_by: by.accountId, written_at: now(), signed_at: signedAt };
    return insert(target, "journal_note", { id, case_id: target.caseId, kind: "note", text_sealed: text, ...written });
  };
  /** What the case has already: it has one contact, and one handover that waits. */
  const idOf = async (target: Target, table: "handover" | "field_contact"): Promise<string | undefined> =>
    (await house.rows<{ id: string }>(`select id from ${table} where case_id = $1`, [target.caseId]))[0]?.id;
  const by = (target: Target) => target.workers[0]!.accountId;
  return {
    sql: house.rows,
    insert,
    sealed,
    draft: (target: Target) => note(target, target.worker, null),
    signed: (target: Target) => note(target, target.workers.at(-1)!, now()),
    task: (target: Target) =>
      insert(target, "task", {
        ...{ case_id: target.caseId, unit_id: target.unit.id, kind: "own", due_on: "2030-01-01" },
        ...{ created_by: by(target), created_at: now() },
      }),
    /** A handover to the target's own unit, waiting for its answer. */
    handover: async (target: Target) => {
      const waiting = await idOf(target, "handover");
      if (waiting) return waiting;
      const from = target.tenantId === tenant.id ? receiver : await house.addUnit(target.unit.tenant);
      const made = { made_by: by(target), made_at: now() };
      return insert(target, "handover", {
        case_id: target.caseId,
        from_unit_id: from.id,
        to_unit_id: target.unit.id,
        ...made,
      });
    },
    /** A unit that takes handovers, in the target's authority. */
    receiver: async (target: Target) => {
      if (target.situation === "unknown") return randomUUID();
      if (target.tenantId === tenant.id) return receiver.id;
      return (await house.addUnit(target.unit.tenant, { takesHandovers: true })).id;
    },
    /** Somebody who could join the case: a colleague of its unit who does not work on it. */
    candidate: ({ situation }: Target): string =>
      ({ unknown: randomUUID(), foreign: foreigner.accountId, otherUnit: stranger.accountId })[situation as string] ??
      spare.accountId,
    /** Somebody of the authority who has nothing to do with the case. */
    outsider: ({ situation }: Target): string =>
      ({ unknown: randomUUID(), foreign: foreigner.accountId })[situation as string] ?? stranger.accountId,
    /** Somebody who works on the case; when it can be, the one who asks. */
    participant: ({ situation, workers }: Target): string =>
      situation === "unknown" ? randomUUID() : workers[0]!.accountId,
    close: (target: Target) => house.rows("update case_record set closed_at = now() where id = $1", [target.caseId]),
    /** The case stays; it is about nobody known. */
    withoutPerson: (target: Target) =>
      house.rows("update case_record set person_id = null where id = $1", [target.caseId]),
    policeGroup: (target: Target) =>
      insert(target, "police_group", { name: `Grupp ${randomBytes(5).toString("hex")}` }),
    async contact(target: Target): Promise<string> {
      const known = await idOf(target, "field_contact");
      if (known) return known;
      const group = await this.policeGroup(target);
      return insert(target, "field_contact", {
        ...{
          unit_id: target.unit.id,
          case_id: target.caseId,
          source: "field",
          occurred_on: "2026-11-01",
          occurred_time: "20:15",
        },
        ...{ police_group_id: group, reason: "other", logged_by: by(target), logged_at: now() },
      });
    },
    /** The mate is guardian of the person. */
    guardianship: (target: Target) => guardianship(target, insert),
    /** The mate is merged into the person, with nothing to move. */
    merge: async (target: Target) => {
      if (target.situation === "unknown") return randomUUID();
      const id = uuidv7(now());
      const protection = target.situation.startsWith("protected") ? "protectedRegistration" : "none";
      const author = target.workers[0]!.accountId;
      const readers = target.readers.map(({ accountId }) => ({
        account_id: accountId,
        granted_by: author,
        granted_at: now(),
      }));
      const side = { protection, readers };
      const reason = await sealed(target, "person_merge", "reason", id);
      await house.rows("update person set merged_into_id = $1 where id = $2", [target.personId, target.mateId]);
      const moved = JSON.stringify({ rows: [], protection, kept: side, merged: side });
      const made = { merged_by: author, merged_at: now() };
      return insert(target, "person_merge", {
        id,
        kept_id: target.personId,
        merged_id: target.mateId,
        moved,
        reason,
        ...made,
      });
    },
    stay: (target: Target) =>
      insert(target, "household_member", {
        household_id: uuidv7(now()),
        person_id: target.personId,
        since: "2026-01-01",
      }),
    /** A session: the asker's own, or in the neighbour's house somebody else's. */
    session: async (target: Target) => {
      if (target.situation === "unknown") return randomUUID();
      const whose = target.situation === "assigned" ? target.worker : target.workers[0]!;
      await house.signIn(whose);
      const [newest] = await house.rows<{ id: string }>(
        "select id from session where account_id = $1 order by created_at desc, id desc limit 1",
        [whose.accountId],
      );
      return newest!.id;
    },
    /** The version of what the asker's authority has decided about drafts in browsers. */
    deviceDraftsVersion: async () => {
      const [row] = await house.rows<{ version: number }>(
        "select device_drafts_version as version from tenant_settings where tenant_id = $1",
        [tenant.id],
      );
      return row!.version;
    },
    /** What somebody has typed and not filed: the asker, or in the neighbour's house somebody else. */
    ownDraft: async (target: Target) => {
      if (target.situation === "unknown") return randomUUID();
      const { accountId, assignmentId } = target.situation === "assigned" ? target.worker : target.workers[0]!;
      const id = randomUUID();
      return insert(target, "draft", {
        ...{ id, account_id: accountId, assignment_id: assignmentId, kind: "field-contacts.log-contact" },
        body_sealed: await sealed(target, "draft", "body_sealed", `${accountId}/${id}/1`),
        ...{ started_at: now(), changed_at: now(), expires_at: new Date(now().getTime() + 3_600_000) },
      });
    },
    /** An account of the target's tenant that nobody acts as. */
    account: async (target: Target) => {
      if (target.situation === "unknown") return { accountId: randomUUID(), assignmentId: randomUUID() };
      return house.addWorker({ role: "coordinator", unit: target.unit });
    },
    unit: async (target: Target) =>
      target.situation === "unknown" ? randomUUID() : (await house.addUnit(target.unit.tenant)).id,
    provider: (target: Target) =>
      insert(target, "oidc_provider", {
        label: "Prov",
        issuer: `https://${randomUUID()}.example`,
        client_id: "samlots",
      }),
  };
}

function guardianship(
  target: Target,
  insert: (t: Target, table: string, row: Record<string, unknown>) => Promise<string>,
) {
  return insert(target, "guardianship", { child_id: target.personId, guardian_id: target.mateId, kind: "joint" });
}

export type Kit = ReturnType<typeof kitFor>;
