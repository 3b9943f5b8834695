/** Guessing is slowed down, for known and unknown addresses alike, and the owner's own device is not. */
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashPassword } from "@/kernel/identity";
import { Browser } from "./support/browser";
import { openHouse, type House, type Worker } from "./support/house";

const PASSWORD = "tolv små grodor i dammen";
let house: House;
let worker: Worker;

beforeAll(async () => {
  house = await openHouse();
  const unit = await house.addUnit(await house.foundTenant());
  worker = await house.addWorker({
    role: "socialWorker",
    unit,
    email: `w${randomBytes(6).toString("hex")}@town.example`,
  });
  await house.rows("update account_credential set password_hash = $2 where account_id = $1", [
    ...[worker.accountId, await hashPassword(PASSWORD)],
  ]);
});
afterAll(() => house.close());

const hammer = async (email: string, times: number) => {
  const answers: string[] = [];
  for (let attempt = 0; attempt < times; attempt += 1) {
    // A new network each time: what is counted is the address that is guessed at.
    const browser = new Browser(`203.0.113.${String(attempt + 10)}`);
    answers.push((await browser.signIn(email, "fel gissning här")).location.replace(/seconds=\d+/, "seconds=N"));
  }
  return answers;
};
const FREE = Array<string>(5).fill("/sign-in?fault=wrong");
const WAIT = "/sign-in?fault=wait&seconds=N";

describe("guessing passwords", () => {
  it("is slowed down after five, the same for an address nobody has, and never for the owner's device", async () => {
    const owner = new Browser("198.51.100.200");
    expect((await owner.signIn(worker.email, PASSWORD)).location).toBe("/");

    expect(await hammer(worker.email, 7)).toEqual([...FREE, WAIT, WAIT]);
    expect(await hammer(`nobody${randomBytes(6).toString("hex")}@town.example`, 7)).toEqual([...FREE, WAIT, WAIT]);

    // Even the right password waits, from a device that nobody has signed in from.
    expect((await new Browser("192.0.2.1").signIn(worker.email, PASSWORD)).location).toContain("fault=wait");
    await owner.post("/api/auth/signout", {});
    expect((await owner.signIn(worker.email, PASSWORD)).location).toBe("/");

    // A forged device cookie is no device.
    const forger = new Browser("192.0.2.2");
    forger.cookies.set("samlots.device", "eyJhbGciOiJkaXIifQ..a.b.c");
    expect((await forger.signIn(worker.email, PASSWORD)).location).toContain("fault=wait");
  });

  it("waits longer each time, and being made to wait does not lengthen the wait", async () => {
    const email = `slow${randomBytes(6).toString("hex")}@town.example`;
    await hammer(email, 5);
    const seconds = async () =>
      Number(/seconds=(\d+)/.exec((await new Browser("192.0.2.3").signIn(email, "fel")).location)?.[1]);
    const first = await seconds();
    expect(first).toBeGreaterThan(10);
    expect(await seconds()).toBeLessThanOrEqual(first);
    const pass = () => house.rows("update throttle_bucket set blocked_until = now() where blocked_until > now()");
    await pass();
    expect(await seconds()).toBeNaN();
    const second = await seconds();
    expect(second).toBeGreaterThan(first + 10);
    await pass();
    await seconds();
    expect(await seconds()).toBeGreaterThan(second + 20);
  });

  it("is not wiped out by the right password of another authority's account with the same address", async () => {
    const email = `both${randomBytes(6).toString("hex")}@town.example`;
    const known = "en helt annan lösenfras";
    for (const password of [PASSWORD, known]) {
      const unit = await house.addUnit(await house.foundTenant());
      const { accountId } = await house.addWorker({ role: "socialWorker", unit, email });
      await house.rows("update account_credential set password_hash = $2 where account_id = $1", [
        ...[accountId, await hashPassword(password)],
      ]);
    }
    const answers: string[] = [];
    for (let round = 0; round < 2; round += 1) {
      answers.push(...(await hammer(email, 3)));
      answers.push((await new Browser("192.0.2.9").signIn(email, known)).location.replace(/seconds=\d+/, "seconds=N"));
    }
    expect(answers).toEqual([...FREE.slice(0, 3), "/", ...FREE.slice(0, 2), WAIT, WAIT]);
  });

  it("counts attempts that come at once", async () => {
    const email = `atonce${randomBytes(6).toString("hex")}@town.example`;
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, at) => new Browser(`203.0.113.${String(100 + at)}`).signIn(email, "fel")),
    );
    expect(answers.filter(({ location }) => location.includes("fault=wrong"))).toHaveLength(5);
  });

  it("keeps no address and no network in the table, and the application cannot read it", async () => {
    const rows = await house.rows<{ key: string }>("select key from throttle_bucket");
    expect(rows.length).toBeGreaterThan(0);
    for (const { key } of rows)
      expect(key).toMatch(/^(email|device|network|code|reauthentication|knownHere)\.[\w-]{43}$/);
    for (const act of ["select * from throttle_bucket", "delete from throttle_bucket"])
      await expect(house.underRowSecurity(null, (client) => client.query(act))).rejects.toThrow(/permission denied/);
  });
});
