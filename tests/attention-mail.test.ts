/** Reminders by e-mail: one letter and never two, again after a fault, and nobody's name in a byte of it. */
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { changeRule, noticeRound, retryMail, setReminders, showAttention } from "@/kernel/attention";
import { inTransaction } from "@/platform/db";
import { log } from "@/platform/log";
import { openPostman, type Postman } from "@/platform/mail";
import { openHouse, type House, type Tenant, type Unit, type Worker } from "./support/house";
import { openMailbox } from "./support/mailbox";
import { addCase, addPerson } from "./support/records";

const SIGN_IN = "http://127.0.0.1:3000/sign-in";
const CANARY = "Kanariefågel";

let house: House;
let mailbox: Awaited<ReturnType<typeof openMailbox>>;
let postman: Postman;
beforeAll(async () => {
  log.setLevel("silent");
  // The round is the whole installation's, so this file keeps a database of its own.
  house = await openHouse({ own: true });
  mailbox = await openMailbox();
  process.env["SMTP_URL"] = mailbox.url;
  process.env["MAIL_FROM"] = "Samlots <samlots@asundby.example>";
  const opened = openPostman();
  if (!opened) throw new Error("no postman");
  postman = opened;
});
afterAll(async () => {
  delete process.env["SMTP_URL"];
  delete process.env["MAIL_FROM"];
  postman?.close();
  await mailbox?.close();
  await house?.close();
});

interface Town {
  readonly tenant: Tenant;
  readonly youth: Unit;
  readonly duty: Unit;
  readonly anna: Worker;
  readonly officer: Worker;
  readonly head: Worker;
}
let town: Town;
beforeEach(async () => {
  const tenant = await house.foundTenant();
  const youth = await house.addUnit(tenant, { kind: "youthDuty", name: "Ungdomsjouren" });
  const duty = await house.addUnit(tenant, { kind: "socialDutyService", name: "Socialjouren", takesHandovers: true });
  town = {
    ...{ tenant, youth, duty },
    anna: await house.addWorker({ role: "outreachWorker", unit: youth }),
    officer: await house.addWorker({ role: "socialWorker", unit: duty, onDuty: true }),
    head: await house.addWorker({ role: "unitHead", unit: duty }),
  };
});
afterEach(async () => {
  mailbox.answer.code = null;
  mailbox.answer.delayMs = 0;
  mailbox.arrived.length = 0;
  // What is left over would come round in the next test.
  await house.rows(
    "update handover set acknowledged_at = now(), acknowledged_by = made_by where acknowledged_at is null",
  );
  await house.rows("update notice_mail set dropped_at = now() where sent_at is null and dropped_at is null");
});

const hoursFromNow = (hours: number) => new Date(Date.now() + hours * 3_600_000);
const round = (hours: number) => noticeRound({ inTransaction, postman, signInUrl: SIGN_IN, at: hoursFromNow(hours) });
const lettersTo = (worker: Worker) => mailbox.arrived.filter(({ to }) => to.includes(worker.email));

/** A case of somebody with a telling name, handed to the duty unit. */
async function handOver({ tenant, youth, duty, anna }: Town, about: { readers?: readonly Worker[] } = {}) {
  const protection = about.readers ? "protectedRegistration" : "none";
  const personId = await addPerson(house, {
    ...{ tenant, protection, familyName: CANARY, readers: about.readers ?? [] },
  });
  const caseId = await addCase(house, { unit: youth, workers: [anna], receivingUnit: duty, personId });
  const id = randomUUID();
  await house.rows(
    "insert into handover (tenant_id, id, case_id, from_unit_id, to_unit_id, made_by, made_at) values ($1,$2,$3,$4,$5,$6,now())",
    [tenant.id, id, caseId, youth.id, duty.id, anna.accountId],
  );
  return { id, caseId };
}

/** A letter as it is read: lines put together again and quoted-printable opened. */
function readable(bytes: string): string {
  const joined = bytes.replace(/=\r\n/g, "");
  return decodeURIComponent(joined.replace(/%/g, "%25").replace(/=([0-9A-F]{2})/g, "%$1"));
}

describe("a reminder", () => {
  it("comes to the duty officer after the hours of the rule, to the sender too, and once", async () => {
    await handOver(town);
    expect(await round(11.9)).toEqual({ sent: 0, failed: 0, dropped: 0 });
    expect(await round(12.1)).toEqual({ sent: 2, failed: 0, dropped: 0 });
    expect(lettersTo(town.officer)).toHaveLength(1);
    expect(lettersTo(town.anna)).toHaveLength(1);
    expect(await round(12.2)).toEqual({ sent: 0, failed: 0, dropped: 0 });
    expect(await round(20)).toEqual({ sent: 0, failed: 0, dropped: 0 });
  });

  it("goes to the unit head when the longer hours have passed", async () => {
    await handOver(town);
    await round(12.1);
    expect(lettersTo(town.head)).toEqual([]);
    await round(24.1);
    expect(lettersTo(town.head)).toHaveLength(1);
    expect(readable(lettersTo(town.head)[0]!.bytes)).toContain("enhetschefen får veta");
  });

  it("is in the language of the account, and is one letter for many things", async () => {
    await house.rows("update account set locale = 'en' where id = $1", [town.officer.accountId]);
    for (let at = 0; at < 3; at += 1) await handOver(town);
    await round(12.1);
    expect(lettersTo(town.officer)).toHaveLength(1);
    const letter = readable(lettersTo(town.officer)[0]!.bytes);
    expect(letter).toContain("Subject: Samlots: 3 things wait");
    expect(letter).toContain("- 3 handovers to the unit without an answer");
    expect(letter).toContain(`${SIGN_IN}`);
    expect(readable(lettersTo(town.anna)[0]!.bytes)).toContain("3 överlämningar från enheten utan svar");
  });

  it("waits for half an hour after the letter before", async () => {
    await handOver(town);
    await round(12.1);
    await handOver(town);
    await house.rows("update handover set made_at = made_at + interval '6 minutes' where acknowledged_at is null");
    await house.rows(
      "update handover set made_at = now() - interval '1 minute' where id = (select max(id::text)::uuid from handover where acknowledged_at is null)",
    );
    mailbox.arrived.length = 0;
    expect((await round(12.2)).sent).toBe(0);
    expect((await round(12.7)).sent).toBeGreaterThan(0);
    expect(lettersTo(town.officer)).toHaveLength(1);
  });

  it("is not sent to who has switched reminders off; what goes to a unit head is", async () => {
    expect(await house.act(town.officer, setReminders, { getsReminders: false })).toMatchObject({ ok: true });
    expect(await house.act(town.head, setReminders, { getsReminders: false })).toMatchObject({ ok: true });
    await handOver(town);
    await round(12.1);
    expect(lettersTo(town.officer)).toEqual([]);
    await round(24.1);
    expect(lettersTo(town.head)).toHaveLength(1);
  });

  it("follows the hours the administrator sets", async () => {
    const { administrator } = town.tenant;
    const change = { kind: "handover", version: 1, remindHours: "2", escalateHours: "1" };
    expect(await house.act(administrator, changeRule, change)).toMatchObject({
      fields: { escalateHours: { key: "attention.errors.escalateBeforeRemind" } },
    });
    expect(await house.act(administrator, changeRule, { ...change, escalateHours: "3" })).toMatchObject({ ok: true });
    await handOver(town);
    expect((await round(1.9)).sent).toBe(0);
    expect((await round(2.1)).sent).toBe(2);
  });

  it("is dropped when somebody has answered before the letter left", async () => {
    const { id } = await handOver(town);
    mailbox.answer.code = 451;
    expect(await round(12.1)).toMatchObject({ sent: 0, failed: 2 });
    await house.rows("update handover set acknowledged_at = now(), acknowledged_by = made_by where id = $1", [id]);
    mailbox.answer.code = null;
    expect(await round(13)).toEqual({ sent: 0, failed: 0, dropped: 2 });
    expect(mailbox.arrived).toEqual([]);
  });

  it("counts somebody with a protected identity only to those who may know", async () => {
    await handOver(town, { readers: [town.anna] });
    await round(30);
    expect(lettersTo(town.officer)).toEqual([]);
    expect(lettersTo(town.head)).toEqual([]);
    expect(lettersTo(town.anna)).toHaveLength(1);
  });
});

/** Rounds of several processes: some at the same moment, some while the others are still sending. */
async function racing() {
  mailbox.answer.delayMs = 150;
  const early = [round(12.1), round(12.1)];
  await new Promise((resolve) => setTimeout(resolve, 100));
  return Promise.all([...early, round(12.1), round(12.1)]);
}

describe("a letter", () => {
  it("is sent once though two processes make their rounds at the same time", async () => {
    for (let at = 0; at < 5; at += 1) await handOver(town);
    const rounds = await racing();
    expect(rounds.reduce((sum, { sent }) => sum + sent, 0)).toBe(2);
    expect(lettersTo(town.officer)).toHaveLength(1);
    expect(lettersTo(town.anna)).toHaveLength(1);
  });

  it("would be sent twice if nothing claimed it: the test can tell", async () => {
    await handOver(town);
    await house.rolledForward(async (client) => {
      await client.query(
        `create or replace function app.unclaimed() returns trigger language plpgsql set search_path = '' as
         $$ begin new.claimed_until := null; return new; end $$;
         create trigger unclaimed before update on public.notice_mail for each row execute function app.unclaimed()`,
      );
    });
    try {
      await racing();
      expect(lettersTo(town.officer).length).toBeGreaterThan(1);
    } finally {
      await house.rows("drop trigger unclaimed on public.notice_mail; drop function app.unclaimed()");
    }
  });

  it("is tried again later after a fault, with the same Message-ID, and given up in the end", async () => {
    await handOver(town);
    mailbox.answer.code = 451;
    expect(await round(12.1)).toMatchObject({ sent: 0, failed: 2 });
    expect((await round(12.11)).failed).toBe(0);
    mailbox.answer.code = null;
    expect(await round(12.3)).toMatchObject({ sent: 2, failed: 0 });
    expect(lettersTo(town.officer)).toHaveLength(1);
    const [mail] = await house.rows<{ id: string; attempts: number }>(
      "select id, attempts from notice_mail where recipient_id = $1",
      [town.officer.accountId],
    );
    expect(mail?.attempts).toBe(2);
    expect(lettersTo(town.officer)[0]!.bytes).toContain(`Message-ID: <${mail?.id}@asundby.example>`);
  });

  it("that the server refuses lies where the administrator sees it, and can be tried again", async () => {
    const { administrator } = town.tenant;
    await handOver(town);
    mailbox.answer.code = 550;
    expect(await round(12.1)).toMatchObject({ failed: 2 });
    expect((await round(20)).failed).toBe(0);
    const seen = await house.look(administrator, showAttention);
    if (!seen.ok) throw new Error(seen.code);
    expect(seen.value.mail.dead).toHaveLength(2);
    expect(seen.value.mail.dead[0]).toMatchObject({ fault: "rejected", attempts: 1 });
    expect(JSON.stringify(seen.value)).not.toContain(CANARY);
    mailbox.answer.code = null;
    const [dead] = seen.value.mail.dead;
    expect(await house.act(administrator, retryMail, { mailId: dead?.id })).toMatchObject({ ok: true });
    expect(await house.act(administrator, retryMail, { mailId: dead?.id })).toMatchObject({ code: "notFound" });
    expect((await round(21)).sent).toBe(1);
  });

  it("holds nobody's name, no number of a case and no other id in any byte", async () => {
    const { caseId, id } = await handOver(town);
    await round(30);
    const [{ number } = { number: "" }] = await house.rows<{ number: string }>(
      "select number from case_record where id = $1",
      [caseId],
    );
    expect(mailbox.arrived.length).toBeGreaterThan(2);
    const { tenant, anna, officer, head, youth, duty } = town;
    const secrets = [CANARY, "Medarbetare", number, caseId, id, tenant.id, tenant.slug, youth.id, duty.id];
    const ids = [anna, officer, head].map(({ accountId }) => accountId.replaceAll("-", ""));
    for (const { bytes, to } of mailbox.arrived) {
      // The one address it goes to is the account's own; in this town it happens to be made of ids.
      const text = readable(bytes).replaceAll(to[0] ?? "", "");
      for (const secret of [...secrets, ...ids]) expect(text).not.toContain(secret);
      expect(text).toContain(SIGN_IN);
      expect(text).not.toMatch(/\d{6,8}[-+]?\d{4}/);
    }
  });

  it("waits unsent while there is no mail server, and the administrator is told", async () => {
    const url = process.env["SMTP_URL"];
    const from = process.env["MAIL_FROM"];
    delete process.env["SMTP_URL"];
    delete process.env["MAIL_FROM"];
    try {
      expect(openPostman()).toBeNull();
      const seen = await house.look(town.tenant.administrator, showAttention);
      expect(seen).toMatchObject({ ok: true, value: { mail: { isConfigured: false } } });
    } finally {
      process.env["SMTP_URL"] = url;
      process.env["MAIL_FROM"] = from;
    }
  });
});
