/** Drafts on the server, and the halves of devices' keys: whose they are, how long they live, and what ends them. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { signOutEverywhere } from "@/kernel/account";
import { deviceHalf, discardDraft, enrolDevice, myDrafts, openDraft, saveDraft } from "@/kernel/drafts";
import type { SessionClaim } from "@/kernel/identity/contract";
import { log } from "@/platform/log";
import { logContact } from "@/modules/field-contacts";
import { openHouse, type House, type Tenant, type Unit, type Worker } from "./support/house";

const kind = "field-contacts.log-contact";
const CANARY = "kanariefågel i Vasaparken";

let house: House;
let tenant: Tenant;
let unit: Unit;
let anna: Worker;
let policeGroupId: string;

beforeAll(async () => {
  log.setLevel("silent");
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  tenant = await house.foundTenant();
  unit = await house.addUnit(tenant, { kind: "youthDuty" });
  anna = await house.addWorker({ role: "outreachWorker", unit });
  policeGroupId = randomUUID();
  await house.rows("insert into police_group (tenant_id, id, name) values ($1, $2, 'Ingripande 1')", [
    tenant.id,
    policeGroupId,
  ]);
});

const contact = (note = "") => ({
  ...{ occurredOn: "2026-11-01", occurredTime: "21:40", reason: "minorDrugOffence" as const, policeGroupId, note },
});
const draft = (draftId: string, revision = 0, content = CANARY) => ({ draftId, kind, revision, content });
const draftsOf = (worker: Worker) =>
  house.rows<{ id: string; body_sealed: string }>("select * from draft where account_id = $1", [worker.accountId]);
const halvesOf = (worker: Worker) => house.rows("select id from device_key where account_id = $1", [worker.accountId]);
const refused = (code: string) => ({ ok: false, code });
const turnSwitch = (isOn: boolean, hours = 48) =>
  house.rows(
    `update tenant_settings set keeps_device_drafts = $2, draft_hours = $3, device_drafts_reason = 'Nattarbete utan nät',
       device_drafts_decided_by = 'Nämnden', device_drafts_decided_on = '2026-11-01' where tenant_id = $1`,
    [tenant.id, isOn, hours],
  );

describe("a draft on the server", () => {
  it("is kept sealed, opened by its writer alone, and never in the log", async () => {
    const id = randomUUID();
    expect(await house.act(anna, saveDraft, draft(id))).toEqual({ ok: true, value: { draftId: id, revision: 1 } });
    expect(await house.look(anna, openDraft, { draftId: id })).toMatchObject({
      ok: true,
      value: { draftId: id, revision: 1, content: CANARY },
    });
    const listed = await house.look(anna, myDrafts, { kind });
    expect(listed).toMatchObject({ ok: true, value: { drafts: [{ draftId: id, revision: 1 }] } });
    expect(JSON.stringify(listed)).not.toContain(CANARY);
    const head = await house.addWorker({ role: "unitHead", unit });
    expect(await house.look(head, openDraft, { draftId: id })).toMatchObject(refused("notFound"));
    expect(await house.look(head, myDrafts, { kind })).toMatchObject({ ok: true, value: { drafts: [] } });
    const seen = await house.underRowSecurity(head, (client) => client.query("select id from draft"));
    expect(seen.rows).toEqual([]);
    expect(JSON.stringify(await draftsOf(anna))).not.toContain(CANARY);
    expect(JSON.stringify(await house.auditLines({ tenantId: tenant.id }))).not.toContain(CANARY);
  });

  it("is not overwritten by a tab that has not seen what another has saved", async () => {
    const id = randomUUID();
    await house.act(anna, saveDraft, draft(id, 0, "ett"));
    expect(await house.act(anna, saveDraft, draft(id, 1, "två"))).toMatchObject({ value: { revision: 2 } });
    expect(await house.act(anna, saveDraft, draft(id, 1, "tre"))).toMatchObject({
      code: "draftChanged",
      details: { revision: 2 },
    });
    expect(await house.look(anna, openDraft, { draftId: id })).toMatchObject({ value: { content: "två" } });
  });

  it("gives twenty tabs at once one that wins, and tells the others", async () => {
    const id = randomUUID();
    const tabs = Array.from({ length: 20 }, (_, n) => house.act(anna, saveDraft, draft(id, 0, `flik ${String(n)}`)));
    const replies = await Promise.all(tabs);
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
    expect(replies.filter((reply) => !reply.ok && reply.code === "draftChanged")).toHaveLength(19);
    expect(await draftsOf(anna)).toHaveLength(1);
  });

  it("belongs to the assignment it was begun in", async () => {
    const id = randomUUID();
    await house.act(anna, saveDraft, draft(id));
    const elsewhere = await house.addWorker({
      role: "socialWorker",
      unit: await house.addUnit(tenant),
      account: anna,
    });
    expect(await house.look(elsewhere, openDraft, { draftId: id })).toMatchObject(refused("notFound"));
    expect(await house.look(elsewhere, myDrafts, { kind })).toMatchObject({ value: { drafts: [] } });
    expect(await house.act(elsewhere, saveDraft, draft(id, 1, "annat"))).toMatchObject(refused("notFound"));
  });

  it("is thrown away by its writer, and by nobody else", async () => {
    const id = randomUUID();
    const bo = await house.addWorker({ role: "outreachWorker", unit });
    await house.act(anna, saveDraft, draft(id));
    await house.act(bo, discardDraft, { draftId: id });
    expect(await draftsOf(anna)).toHaveLength(1);
    expect(await house.act(anna, discardDraft, { draftId: id })).toMatchObject({ ok: true });
    expect(await draftsOf(anna)).toEqual([]);
    expect(await house.act(anna, discardDraft, { draftId: id })).toMatchObject({ ok: true });
  });

  it("two people may give drafts one id without noticing each other", async () => {
    const id = randomUUID();
    const bo = await house.addWorker({ role: "outreachWorker", unit });
    expect(await house.act(anna, saveDraft, draft(id, 0, "a"))).toMatchObject({ ok: true });
    expect(await house.act(bo, saveDraft, draft(id, 0, "b"))).toMatchObject({ ok: true, value: { revision: 1 } });
    expect(await house.look(bo, openDraft, { draftId: id })).toMatchObject({ value: { content: "b" } });
  });

  it("is one of twenty at most", async () => {
    for (let n = 0; n < 20; n++) await house.act(anna, saveDraft, draft(randomUUID()));
    expect(await house.act(anna, saveDraft, draft(randomUUID()))).toMatchObject(refused("tooManyDrafts"));
    expect(await draftsOf(anna)).toHaveLength(20);
  });

  it("is out of sight when its hours have run out, erased at the next sign-in, and can be begun anew", async () => {
    const [old, typed] = [randomUUID(), randomUUID()];
    await house.act(anna, saveDraft, draft(old));
    await house.act(anna, saveDraft, draft(typed));
    await house.rows("update draft set expires_at = now() where account_id = $1", [anna.accountId]);
    expect(await house.look(anna, openDraft, { draftId: old })).toMatchObject(refused("notFound"));
    expect(await house.look(anna, myDrafts, { kind })).toMatchObject({ value: { drafts: [] } });
    expect(await house.act(anna, saveDraft, draft(typed, 1, "igen"))).toMatchObject({ ok: true });
    await house.rows(
      "select app.start_session(gen_random_uuid(), $1, $2, encode(sha256(random()::text::bytea), 'hex'), 'password')",
      [tenant.id, anna.accountId],
    );
    expect((await draftsOf(anna)).map(({ id }) => id)).toEqual([typed]);
  });

  it("lives as many hours as the authority has said, and fewer when that is said later", async () => {
    const hours = async () =>
      (
        await house.rows<{ hours: string }>(
          "select round(extract(epoch from expires_at - started_at) / 3600) as hours from draft where account_id = $1",
          [anna.accountId],
        )
      ).map((row) => Number(row.hours));
    await turnSwitch(false, 72);
    await house.act(anna, saveDraft, draft(randomUUID()));
    expect(await hours()).toEqual([72]);
    await turnSwitch(false, 24);
    expect(await hours()).toEqual([24]);
    await turnSwitch(false, 72);
    expect(await hours()).toEqual([24]);
  });
});

describe("a draft that is filed", () => {
  it("is gone with the act, and an autosave that comes late is told what it became", async () => {
    const id = randomUUID();
    await house.act(anna, saveDraft, draft(id));
    const filed = await house.act(anna, logContact, contact(), { key: id });
    expect(filed.ok).toBe(true);
    expect(await draftsOf(anna)).toEqual([]);
    const late = await house.act(anna, saveDraft, draft(id, 1, "sent"));
    expect(late).toMatchObject({ code: "alreadyFiled", details: filed.ok ? filed.value : {} });
    expect(await draftsOf(anna)).toEqual([]);
  });

  it("stays when the act was refused or fell", async () => {
    const id = randomUUID();
    await house.act(anna, saveDraft, draft(id));
    expect((await house.act(anna, logContact, { ...contact(), occurredOn: "2031-01-01" }, { key: id })).ok).toBe(false);
    expect(await draftsOf(anna)).toHaveLength(1);
  });

  it("stays when the same id was the key of something else", async () => {
    const id = randomUUID();
    await house.act(anna, saveDraft, draft(id));
    await house.act(anna, discardDraft, { draftId: randomUUID() }, { key: id });
    expect(await draftsOf(anna)).toHaveLength(1);
  });

  it("never comes back, however autosaves and the act cross each other", async () => {
    for (let round = 0; round < 10; round++) {
      const id = randomUUID();
      await house.act(anna, saveDraft, draft(id));
      await Promise.all([
        house.act(anna, saveDraft, draft(id, 1, "a")),
        house.act(anna, logContact, contact(), { key: id }),
        house.act(anna, saveDraft, draft(id, 2, "b")),
        house.act(anna, logContact, contact(), { key: id }),
      ]);
      expect(await draftsOf(anna)).toEqual([]);
    }
    expect(await house.rows("select id from field_contact where tenant_id = $1", [tenant.id])).toHaveLength(10);
  });
});

describe("the half of a device's key", () => {
  const deviceId = randomUUID();
  const enrolled = async (who: Worker | SessionClaim = anna) => {
    expect(await house.act(who, enrolDevice, { deviceId })).toEqual({ ok: true, value: { deviceId } });
  };
  beforeEach(() => turnSwitch(true));

  it("is given to the account's live session, the same each time, and stands sealed", async () => {
    await enrolled();
    const first = await house.look(anna, deviceHalf, { deviceId });
    expect(first).toMatchObject({
      ok: true,
      value: { keep: "device", deviceId, hoursKept: 48, accountId: anna.accountId },
    });
    await enrolled();
    expect(await house.look(anna, deviceHalf, { deviceId })).toEqual(first);
    if (!first.ok || first.value.keep !== "device") throw new Error("no half");
    const rows = JSON.stringify(await house.rows("select * from device_key where account_id = $1", [anna.accountId]));
    expect(rows).not.toContain(first.value.privateKey);
    const logged = JSON.stringify(await house.auditLines({ tenantId: tenant.id }));
    expect(logged).not.toContain(first.value.privateKey);
    const receipts = JSON.stringify(
      await house.rows("select * from operation_receipt where tenant_id = $1", [tenant.id]),
    );
    expect(receipts).not.toContain(first.value.privateKey);
  });

  it("is nobody else's, in the authority or out of it, and no role's without field work", async () => {
    await enrolled();
    const bo = await house.addWorker({ role: "outreachWorker", unit });
    expect(await house.look(bo, deviceHalf, { deviceId })).toMatchObject(refused("notFound"));
    const admin = await house.addWorker({ role: "administrator", unit, account: anna });
    expect(await house.look(admin, deviceHalf, { deviceId })).toMatchObject(refused("notFound"));
    const partner = await house.addWorker({ role: "partnerProfessional", unit, account: anna });
    expect(await house.act(partner, enrolDevice, { deviceId })).toMatchObject(refused("notFound"));
    const seen = await house.underRowSecurity(bo, (client) => client.query("select id from device_key"));
    expect(seen.rows).toEqual([]);
    await expect(
      house.underRowSecurity(anna, (client) => client.query("select private_sealed from device_key")),
    ).rejects.toThrow(/permission denied/);
    await expect(
      house.underRowSecurity(anna, (client) =>
        client.query("update device_key set expires_at = now() + interval '1 year'"),
      ),
    ).rejects.toThrow(/permission denied/);
  });

  it("is refused when the switch is off, and the device is told to wipe", async () => {
    await turnSwitch(false);
    expect(await house.act(anna, enrolDevice, { deviceId })).toMatchObject(refused("deviceDraftsOff"));
    expect(await house.look(anna, deviceHalf, { deviceId })).toEqual({ ok: true, value: { keep: "server" } });
  });

  it("outlives a session that only runs out, for whoever signs in again", async () => {
    const first = await house.signIn(anna);
    await enrolled(first);
    await house.rows("update session set last_seen_at = now() - interval '2 hours' where account_id = $1", [
      anna.accountId,
    ]);
    expect(await house.look(first, deviceHalf, { deviceId })).toMatchObject(refused("signedOut"));
    expect(await house.look(await house.signIn(anna), deviceHalf, { deviceId })).toMatchObject({ ok: true });
  });

  it("is erased with the session that used it last, and only with that one", async () => {
    const [first, second] = [await house.signIn(anna), await house.signIn(anna)];
    await enrolled(first);
    await house.look(second, deviceHalf, { deviceId });
    const end = (newest: number) =>
      house.rows(
        `update session set ended_at = now() where tenant_id = $1 and id =
           (select id from session where account_id = $2 and ended_at is null order by created_at desc, id desc offset $3 limit 1)`,
        [tenant.id, anna.accountId, newest],
      );
    await end(1);
    expect(await halvesOf(anna)).toHaveLength(1);
    await end(0);
    expect(await halvesOf(anna)).toEqual([]);
    expect(await house.look(await house.signIn(anna), deviceHalf, { deviceId })).toMatchObject(refused("notFound"));
  });

  it("is erased on every device by signing out everywhere", async () => {
    const other = randomUUID();
    const [phone, desk] = [await house.signIn(anna), await house.signIn(anna)];
    await enrolled(phone);
    await house.act(desk, enrolDevice, { deviceId: other });
    expect(await halvesOf(anna)).toHaveLength(2);
    await house.act(await house.signIn(anna), signOutEverywhere, {});
    expect(await halvesOf(anna)).toEqual([]);
  });

  it.each([
    ["an assignment ends", "update assignment set valid_to = app.today() where account_id = $1 and tenant_id = $2"],
    ["the role becomes another", "update assignment set role = 'registrar' where account_id = $1 and tenant_id = $2"],
    ["the account is closed", "update account set disabled_at = now() where id = $1 and tenant_id = $2"],
    [
      "the switch is turned off",
      "update tenant_settings set keeps_device_drafts = false where tenant_id = $2 and $1::uuid is not null",
    ],
  ])("is erased at once when %s", async (_why, sql) => {
    await enrolled();
    await house.rows(sql, [anna.accountId, tenant.id]);
    expect(await halvesOf(anna)).toEqual([]);
  });

  it("is not erased by what ends for somebody else", async () => {
    await enrolled();
    const bo = await house.addWorker({ role: "outreachWorker", unit });
    await house.rows("update account set disabled_at = now() where id = $1", [bo.accountId]);
    await house.rows("update assignment set valid_to = app.today() where account_id = $1", [bo.accountId]);
    expect(await halvesOf(anna)).toHaveLength(1);
  });

  it("goes when it was not asked for in time, and when an assignment has ended by its date", async () => {
    await enrolled();
    await house.rows("update device_key set expires_at = now() where account_id = $1", [anna.accountId]);
    expect(await house.look(anna, deviceHalf, { deviceId })).toMatchObject(refused("notFound"));
    // The same device makes a new pair; what was sealed for the old one stays noise.
    await enrolled();
    expect(await house.look(anna, deviceHalf, { deviceId })).toMatchObject({ ok: true });
    // The day came without anybody changing the row.
    const bo = await house.addWorker({ role: "outreachWorker", unit });
    await house.rolledBack(async (client) => {
      await client.query("alter table assignment disable trigger user");
      await client.query("update assignment set valid_to = app.today() where account_id = $1", [anna.accountId]);
      await client.query(
        "select app.start_session(gen_random_uuid(), $1, $2, encode(sha256(random()::text::bytea), 'hex'), 'password')",
        [tenant.id, bo.accountId],
      );
      const left = await client.query("select id from device_key where account_id = $1", [anna.accountId]);
      expect(left.rows).toEqual([]);
    });
  });

  it("never outlives a session that ends in the moment it is asked for", async () => {
    for (let round = 0; round < 8; round++) {
      const claim = await house.signIn(anna);
      const other = await house.signIn(anna);
      await Promise.all([
        house.act(claim, enrolDevice, { deviceId: randomUUID() }),
        house.act(other, signOutEverywhere, {}),
      ]);
      expect(await halvesOf(anna)).toEqual([]);
    }
  });

  it("is one of eight at most: the ninth takes the place of the one that would end first", async () => {
    const devices = Array.from({ length: 10 }, () => randomUUID());
    for (const one of devices.slice(0, 8)) await house.act(anna, enrolDevice, { deviceId: one });
    await house.look(anna, deviceHalf, { deviceId: devices[0]! });
    for (const one of devices.slice(8)) expect((await house.act(anna, enrolDevice, { deviceId: one })).ok).toBe(true);
    const left = (await halvesOf(anna)).map((row) => (row as { id: string }).id);
    expect(left.toSorted()).toEqual([devices[0]!, ...devices.slice(3)].toSorted());
  });

  it("lives twice as long as a draft: what is written in its last hour can still be read in the draft's", async () => {
    const hours = async () =>
      Number(
        (
          await house.rows<{ hours: string }>(
            "select round(extract(epoch from expires_at - now()) / 3600) as hours from device_key where account_id = $1",
            [anna.accountId],
          )
        )[0]!.hours,
      );
    await enrolled();
    expect(await hours()).toBe(96);
    await house.rows("update device_key set expires_at = now() + interval '1 hour' where account_id = $1", [
      anna.accountId,
    ]);
    expect(await house.look(anna, deviceHalf, { deviceId })).toMatchObject({ value: { hoursKept: 48 } });
    expect(await hours()).toBe(96);
    await turnSwitch(true, 24);
    expect(await hours()).toBe(48);
  });
});
