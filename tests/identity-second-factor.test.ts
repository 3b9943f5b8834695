/** The second factor: taken into use, asked for, used once; required by a tenant before anything else. And the assignment that is chosen. */
import { randomBytes } from "node:crypto";
import { generate } from "otplib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  beginSecondFactor,
  changeProfile,
  confirmSecondFactor,
  endOwnSessionById,
  showOwnAccount,
  showStart,
  turnOffSecondFactor,
} from "@/kernel/account";
import { hashPassword } from "@/kernel/identity";
import { now } from "@/platform/clock";
import { Browser } from "./support/browser";
import { openHouse, type House, type Tenant, type Unit, type Worker } from "./support/house";

const PASSWORD = "tolv små grodor i dammen";
let house: House;
let tenant: Tenant;
let unit: Unit;
let worker: Worker;
let passwordHash: string;
let networks = 0;
const newBrowser = () => new Browser(`198.51.101.${String((networks += 1))}`);

beforeAll(async () => {
  house = await openHouse();
  passwordHash = await hashPassword(PASSWORD);
});
beforeEach(async () => {
  tenant = await house.foundTenant();
  unit = await house.addUnit(tenant);
  worker = await house.addWorker({
    role: "socialWorker",
    unit,
    email: `w${randomBytes(6).toString("hex")}@town.example`,
  });
  await house.rows("update account_credential set password_hash = $2 where account_id = $1", [
    ...[worker.accountId, passwordHash],
  ]);
});
afterAll(() => house.close());

const codeAt = (seed: string, offsetSeconds = 0) =>
  generate({ secret: seed, epoch: Math.floor(now().getTime() / 1000) + offsetSeconds });

async function seedOf(who: Worker): Promise<string> {
  const seen = await house.look(who, showOwnAccount);
  if (!seen.ok || seen.value.begunSeed === null) throw new Error("no seed has been begun");
  return seen.value.begunSeed;
}

/** Takes the second factor into use with the code of the step before, so that the present one is still unused. */
async function enrol(): Promise<string> {
  expect(await house.act(worker, beginSecondFactor, {})).toMatchObject({ ok: true });
  const seed = await seedOf(worker);
  expect(await house.act(worker, confirmSecondFactor, { code: await codeAt(seed, -30) })).toMatchObject({ ok: true });
  return seed;
}

describe("the second factor", () => {
  it("counts for nothing until a code has confirmed it, and its seed is sealed", async () => {
    await house.act(worker, beginSecondFactor, {});
    const seed = await seedOf(worker);
    expect(await house.act(worker, confirmSecondFactor, { code: "000000" })).toMatchObject({
      code: "wrongCode",
      fields: { code: { key: "account.errors.wrongCode" } },
    });
    expect((await newBrowser().signIn(worker.email, PASSWORD)).location).toBe("/");
    const [row] = await house.rows<{ totp_sealed: string }>(
      "select totp_sealed from account_credential where account_id = $1",
      [worker.accountId],
    );
    expect(row!.totp_sealed).not.toContain(seed);
  });

  it("is asked for after the right password, and a code works once", async () => {
    const seed = await enrol();
    const code = await codeAt(seed);
    const browser = newBrowser();
    expect((await browser.signIn(worker.email, PASSWORD)).location).toBe("/sign-in?step=code");
    expect(await browser.claim()).toBeNull();
    expect((await browser.post("/api/auth/callback/continue", { code: "" })).location).toContain("fault=codeMissing");
    expect((await browser.post("/api/auth/callback/continue", { code: "000000" })).location).toBe(
      "/sign-in?fault=wrongCode&step=code",
    );
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
    expect((await browser.post("/api/auth/callback/continue", { code: spaced })).location).toBe("/");
    expect((await house.look(await browser.claim(), showStart)).ok).toBe(true);

    const thief = newBrowser();
    expect((await thief.signIn(worker.email, PASSWORD, { code })).location).toContain("fault=wrongCode");
    expect(await thief.claim()).toBeNull();
    expect(await house.auditLines({ accountId: worker.accountId, reason: "usedCode" })).toHaveLength(1);
    expect((await newBrowser().signIn(worker.email, PASSWORD, { code: await codeAt(seed, 30) })).location).toBe("/");
  });

  it("is accepted from one of two who use the same code at once", async () => {
    const seed = await enrol();
    const code = await codeAt(seed);
    const visits = await Promise.all(
      Array.from({ length: 4 }, () => newBrowser().signIn(worker.email, PASSWORD, { code })),
    );
    expect(visits.filter(({ location }) => location === "/")).toHaveLength(1);
  });

  it("slows down guessing at codes", async () => {
    await enrol();
    const browser = newBrowser();
    await browser.signIn(worker.email, PASSWORD);
    const answers: string[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1)
      answers.push((await browser.post("/api/auth/callback/continue", { code: "000000" })).location);
    expect(answers[4]).toContain("fault=wrongCode");
    expect(answers[5]).toContain("fault=wait");
  });

  it("is turned off with the password, unless the tenant requires it", async () => {
    await enrol();
    expect(await house.act(worker, turnOffSecondFactor, { password: "fel" })).toMatchObject({ code: "wrongPassword" });
    await house.rows("update tenant_settings set require_second_factor = true where tenant_id = $1", [tenant.id]);
    expect(await house.act(worker, turnOffSecondFactor, { password: PASSWORD })).toMatchObject({
      code: "secondFactorRequired",
    });
    await house.rows("update tenant_settings set require_second_factor = false where tenant_id = $1", [tenant.id]);
    expect(await house.act(worker, turnOffSecondFactor, { password: PASSWORD })).toMatchObject({ ok: true });
    expect((await newBrowser().signIn(worker.email, PASSWORD)).location).toBe("/");
  });

  it("comes before everything else where the tenant requires it", async () => {
    await house.rows("update tenant_settings set require_second_factor = true where tenant_id = $1", [tenant.id]);
    const browser = newBrowser();
    await browser.signIn(worker.email, PASSWORD);
    const claim = await browser.claim();
    expect(await house.look(claim, showStart)).toMatchObject({ code: "chooseAssignment" });
    const around = await browser.post("/api/session/assignment", { assignment: worker.assignmentId });
    expect(around.location).toContain("fault=refused");
    expect(await house.look(claim, showStart)).toMatchObject({ code: "chooseAssignment" });

    await browser.post("/api/session/second-factor", {});
    expect((await browser.post("/api/session/second-factor", { code: "000000" })).location).toContain("wrongCode");
    // The seed, read as its owner will see it once inside: nobody else can open it.
    await house.rows("update session set assignment_id = $2 where account_id = $1", [
      worker.accountId,
      worker.assignmentId,
    ]);
    const seen = await house.look(claim, showOwnAccount);
    const seed = seen.ok ? seen.value.begunSeed! : "";
    await house.rows("update session set assignment_id = null where account_id = $1", [worker.accountId]);
    expect((await browser.post("/api/session/second-factor", { code: await codeAt(seed) })).location).toBe("/");
    expect((await house.look(claim, showStart)).ok).toBe(true);
  });
});

describe("the chosen assignment", () => {
  it("is an own one that holds today, and can be switched", async () => {
    const second = await house.addWorker({ role: "unitHead", unit: await house.addUnit(tenant), account: worker });
    const colleague = await house.addWorker({ role: "unitHead", unit });
    const browser = newBrowser();
    await browser.signIn(worker.email, PASSWORD);
    const claim = await browser.claim();
    expect(await house.look(claim, showStart)).toMatchObject({ code: "chooseAssignment" });
    for (const foreign of [colleague.assignmentId, "-".repeat(36), ""])
      expect((await browser.post("/api/session/assignment", { assignment: foreign })).location).toContain(
        "fault=refused",
      );
    expect((await browser.post("/api/session/assignment", { assignment: second.assignmentId })).location).toBe(
      `/${tenant.slug}`,
    );
    expect((await house.look(claim, showStart)).ok).toBe(true);
    await house.rows("update assignment set valid_to = app.today() where id = $1", [worker.assignmentId]);
    expect((await browser.post("/api/session/assignment", { assignment: worker.assignmentId })).location).toContain(
      "refused",
    );
    expect(await house.auditLines({ accountId: worker.accountId, name: "identity.choose-assignment" })).toMatchObject([
      ...Array<object>(3).fill({ outcome: "refused" }),
      { outcome: "allowed", event: "chosen" },
      { outcome: "refused" },
    ]);
  });
});

describe("the own account", () => {
  it("changes name and language, and ends a session of one's own only", async () => {
    expect(await house.act(worker, changeProfile, { displayName: " Åsa Ek ", locale: "en" })).toMatchObject({
      ok: true,
    });
    const seen = await house.look(worker, showOwnAccount);
    expect(seen).toMatchObject({ value: { displayName: "Åsa Ek", locale: "en" } });
    const colleague = await house.addWorker({ role: "socialWorker", unit });
    await house.signIn(colleague);
    const [theirs] = await house.rows<{ id: string }>("select id from session where account_id = $1", [
      colleague.accountId,
    ]);
    for (const who of [worker, tenant.administrator])
      expect(await house.act(who, endOwnSessionById, { sessionId: theirs!.id })).toMatchObject({ code: "notFound" });
    const browser = newBrowser();
    await browser.signIn(worker.email, PASSWORD);
    const lost = await browser.claim();
    const mine = seen.ok ? seen.value.sessions.map(({ id }) => id) : [];
    const again = await house.look(worker, showOwnAccount);
    const other = again.ok ? again.value.sessions.find(({ id, isThis }) => !isThis && !mine.includes(id)) : undefined;
    expect(await house.act(worker, endOwnSessionById, { sessionId: other!.id })).toMatchObject({ ok: true });
    expect(await house.look(lost, showStart)).toMatchObject({ code: "signedOut" });
  });
});
