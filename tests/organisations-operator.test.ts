/** Acting as a named user from the command line: a session of one's own, through the same gate, ended afterwards. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asUser } from "@/cli/as-user";
import { Refusal } from "@/cli/refusal";
import { runView } from "@/kernel/gate";
import { listUnits } from "@/kernel/organisations";
import type { SessionClaim } from "@/kernel/identity";
import { openHouse, type House, type Tenant } from "./support/house";

let house: House;
let tenant: Tenant;

beforeAll(async () => {
  house = await openHouse();
  tenant = await house.foundTenant();
});
afterAll(() => house.close());

const units = (claim: SessionClaim) => runView(listUnits, { claim, unverifiedInput: {}, channel: "cli" });

describe("acting as a named user", () => {
  it("passes the gate as that user, stands in the log as such, and ends", async () => {
    let kept: SessionClaim | undefined;
    const { reply, principal } = await asUser({ as: tenant.administrator.email.toUpperCase() }, (claim) => {
      kept = claim;
      return units(claim);
    });
    expect(reply.ok).toBe(true);
    expect(principal).toMatchObject({ accountId: tenant.administrator.accountId, method: "operator" });
    expect((await units(kept!)).reply).toMatchObject({ code: "signedOut" });
    const lines = await house.auditLines({ accountId: tenant.administrator.accountId });
    expect(lines.map(({ name, channel, outcome }) => [name, channel, outcome])).toEqual([
      ["identity.sign-in", "cli", "allowed"],
      ["organisations.list-units", "cli", "allowed"],
    ]);
  });

  it("ends the session also when the work breaks", async () => {
    const broken = asUser({ as: tenant.administrator.email }, () => Promise.reject(new Error("broken")));
    await expect(broken).rejects.toThrow("broken");
    const open = await house.rows("select 1 from session where tenant_id = $1 and ended_at is null", [tenant.id]);
    expect(open).toEqual([]);
  });

  it("asks which assignment when there are several, and takes the unit's", async () => {
    const one = await house.addUnit(tenant, { name: "Ungdomsjouren" });
    const two = await house.addUnit(tenant, { name: "Socialjouren" });
    const worker = await house.addWorker({ role: "outreachWorker", unit: one });
    await house.addWorker({ role: "socialWorker", unit: two, account: worker });
    const as = { as: worker.email };
    await expect(asUser(as, units)).rejects.toThrow(Refusal);
    const { principal } = await asUser({ ...as, unit: "Socialjouren" }, units);
    expect(principal).toMatchObject({ role: "socialWorker", unitName: "Socialjouren" });
    await expect(asUser({ ...as, unit: "Boende" }, units)).rejects.toThrow(/no assignment/);
  });

  it("refuses the unknown, the disabled and the unnamed in one sentence", async () => {
    const worker = await house.addWorker({ role: "socialWorker", unit: tenant.unit });
    await house.rows("update account set disabled_at = now() where id = $1", [worker.accountId]);
    for (const as of [worker.email, "nobody@asundby.example"])
      await expect(asUser({ as }, units)).rejects.toThrow(/No user who may sign in/);
    await expect(asUser({}, units)).rejects.toThrow(/--as EMAIL/);
  });

  it("asks which authority when an address is known in several", async () => {
    const other = await house.foundTenant();
    const email = `both@${tenant.slug}.example`;
    await house.addWorker({ role: "administrator", unit: tenant.unit, email });
    await house.addWorker({ role: "administrator", unit: other.unit, email });
    await expect(asUser({ as: email }, units)).rejects.toThrow(/--tenant/);
    const { principal } = await asUser({ as: email, tenant: other.slug }, units);
    expect(principal?.tenantId).toBe(other.id);
  });
});
