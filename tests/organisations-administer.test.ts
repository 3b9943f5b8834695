/** The administrator's acts through the gate: what they change, what they refuse, what they leave in the log. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  addAssignment,
  addOidcProvider,
  addUnit,
  addUser,
  changeOidcProvider,
  changeTenantSettings,
  changeUnit,
  changeUser,
  closeUnit,
  disableUser,
  enableUser,
  endAssignment,
  endSessionsOf,
  listGoals,
  listProviders,
  listUsers,
  reopenUnit,
  resetCredential,
  setReferenceTarget,
  showSettings,
  showUser,
} from "@/kernel/organisations";
import { listAccessibilityContacts } from "@/kernel/identity";
import { addDays, now, swedishDateOf } from "@/platform/clock";
import type { Reply } from "@/platform/result";
import { colleagues } from "./support/organisations-views";
import { openHouse, type House, type Tenant, type Worker } from "./support/house";

let house: House;
let tenant: Tenant;
let admin: Worker;
const today = swedishDateOf(now());

beforeAll(async () => {
  house = await openHouse();
  tenant = await house.foundTenant();
  admin = tenant.administrator;
});
afterAll(() => house.close());

function saved<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(`refused: ${reply.code} ${JSON.stringify(reply.fields)}`);
  return reply.value;
}

const passphrase = "rofa-mida-keto-lusi";
const person = (name: string) => ({
  name,
  email: `${name.toLowerCase().replace(/[^a-z]/g, "")}.${Math.floor(performance.now() * 1000)}@asundby.example`,
  locale: "sv",
  signsInBy: "password",
  passphrase,
  providerId: "",
});

async function newUser(name = "Åsa Öberg"): Promise<string> {
  return saved(await house.act(admin, addUser, person(name))).accountId;
}

async function assign(accountId: string, about: Record<string, unknown> = {}): Promise<string> {
  const input = {
    accountId,
    unitId: tenant.unit.id,
    role: "socialWorker",
    onDuty: false,
    validFrom: today,
    lastDay: "",
  };
  return saved(await house.act(admin, addAssignment, { ...input, ...about })).assignmentId;
}

describe("units", () => {
  const unit = { kind: "youth", takesHandovers: false };

  it("are added, changed and found by colleagues", async () => {
    const { unitId } = saved(await house.act(admin, addUnit, { ...unit, name: "Unga vuxna" }));
    const change = { ...unit, unitId, name: "Unga", takesHandovers: true };
    expect(saved(await house.act(admin, changeUnit, { ...change, version: 1 }))).toEqual({ unitId, version: 2 });
    expect(await house.act(admin, changeUnit, { ...change, version: 1 })).toMatchObject({ code: "changedMeanwhile" });
    const [row] = await house.rows("select name, takes_handovers from unit where id = $1", [unitId]);
    expect(row).toEqual({ name: "Unga", takes_handovers: true });
  });

  it("have a name of their own, whatever its case", async () => {
    saved(await house.act(admin, addUnit, { ...unit, name: "Boende" }));
    expect(await house.act(admin, addUnit, { ...unit, name: "  BOENDE " })).toMatchObject({
      code: "unitNameTaken",
      fields: { name: { key: "organisations.errors.unitNameTaken" } },
    });
  });

  it("close only when nobody is left at them and no case hangs on them", async () => {
    const { unitId } = saved(await house.act(admin, addUnit, { ...unit, name: "Vuxna" }));
    const accountId = await newUser();
    const assignmentId = await assign(accountId, { unitId });
    expect(await house.act(admin, closeUnit, { unitId })).toMatchObject({ code: "unitHasAssignments" });
    saved(await house.act(admin, endAssignment, { accountId, assignmentId, version: 1, lastDay: "" }));
    await house.rows(
      `insert into case_record (tenant_id, id, number, workflow, unit_id, worker_ids, opened_by, opened_at)
       values ($1, gen_random_uuid(), 'T-1', 'field-contacts', $2, array[$3::uuid], $3, now())`,
      [tenant.id, unitId, accountId],
    );
    expect(await house.act(admin, closeUnit, { unitId })).toMatchObject({ code: "unitHasCases" });
    await house.rows("update case_record set closed_at = now() where tenant_id = $1 and number = 'T-1'", [tenant.id]);
    saved(await house.act(admin, closeUnit, { unitId }));
    expect(await house.act(admin, closeUnit, { unitId })).toMatchObject({ code: "unitClosedAlready" });
    const input = { accountId, unitId, role: "socialWorker", onDuty: false, validFrom: today, lastDay: "" };
    expect(await house.act(admin, addAssignment, input)).toMatchObject({ code: "unitIsClosed" });
    saved(await house.act(admin, reopenUnit, { unitId }));
  });
});

describe("users", () => {
  it("get a passphrase of which only a hash is stored, nowhere else a trace", async () => {
    const accountId = await newUser("Örjan Ek");
    const [row] = await house.rows<{ password_hash: string }>(
      "select password_hash from account_credential where tenant_id = $1 and account_id = $2",
      [tenant.id, accountId],
    );
    expect(row?.password_hash).toMatch(/^\$argon2id\$/);
    const receipts = await house.rows("select * from operation_receipt where tenant_id = $1", [tenant.id]);
    const log = await house.auditLines({ tenantId: tenant.id });
    expect(JSON.stringify([receipts, log])).not.toContain(passphrase);
  });

  it("have an address of their own, whatever its case", async () => {
    const first = person("Kim Åberg");
    saved(await house.act(admin, addUser, first));
    expect(await house.act(admin, addUser, { ...first, email: first.email.toUpperCase() })).toMatchObject({
      code: "userEmailTaken",
    });
  });

  it.each([
    ["name", { name: " " }, "organisations.errors.userNameRequired"],
    ["name", { name: "Eva\u202Enilorak" }, "organisations.errors.userNameForbidden"],
    ["email", { email: "kim" }, "organisations.errors.userEmailInvalid"],
    ["passphrase", { passphrase: "kort" }, "identity.errors.passwordShort"],
    ["passphrase", { passphrase: "aaaaaaaaaaaaaa" }, "identity.errors.passwordCommon"],
    ["providerId", { signsInBy: "oidc" }, "organisations.errors.providerRequired"],
  ])("say what is wrong with %s", async (field, wrong, key) => {
    const reply = await house.act(admin, addUser, { ...person("Kim Ek"), ...wrong });
    expect(reply).toMatchObject({
      code: "invalidInput",
      fields: { [field]: { key } },
    });
  });

  it("are out on the next request when they are disabled, and may come back", async () => {
    const accountId = await newUser("Ida Sjö");
    const assignmentId = await assign(accountId, { role: "administrator" });
    const worker: Worker = { ...admin, accountId, assignmentId };
    const claim = await house.signIn(worker);
    expect((await house.look(claim, listUsers)).ok).toBe(true);
    saved(await house.act(admin, disableUser, { accountId }));
    expect(await house.look(claim, listUsers)).toMatchObject({ code: "signedOut" });
    expect(await house.act(admin, disableUser, { accountId })).toMatchObject({ code: "userDisabledAlready" });
    saved(await house.act(admin, enableUser, { accountId }));
    expect(await house.look(claim, listUsers)).toMatchObject({ code: "signedOut" });
    expect((await house.look(await house.signIn(worker), listUsers)).ok).toBe(true);
    await house.act(admin, disableUser, { accountId });
  });

  it("are signed out everywhere by a reset and by the administrator", async () => {
    const accountId = await newUser("Bo Ström");
    const worker: Worker = { ...admin, accountId, assignmentId: await assign(accountId, { role: "administrator" }) };
    const first = await house.signIn(worker);
    const reset = { accountId, signsInBy: "password", passphrase: "lusi-keto-mida-rofa", providerId: "" };
    saved(await house.act(admin, resetCredential, reset));
    expect(await house.look(first, listUsers)).toMatchObject({ code: "signedOut" });
    const second = await house.signIn(worker);
    expect(saved(await house.act(admin, endSessionsOf, { accountId }))).toEqual({ accountId, ended: 1 });
    expect(await house.look(second, listUsers)).toMatchObject({ code: "signedOut" });
    await house.act(admin, disableUser, { accountId });
  });

  it("keep their own secret from being reset on a borrowed screen", async () => {
    const own = { accountId: admin.accountId, signsInBy: "password", passphrase, providerId: "" };
    expect(await house.act(admin, resetCredential, own)).toMatchObject({ code: "credentialIsOwn" });
  });

  it("are shown with their assignments", async () => {
    const accountId = await newUser("Märta Dahl");
    await assign(accountId, { role: "outreachWorker", lastDay: addDays(today, 30) });
    const { user } = saved(await house.look(admin, showUser, { accountId }));
    expect(user.assignments).toMatchObject([
      { role: "outreachWorker", state: "current", validFrom: today, lastDay: addDays(today, 30) },
    ]);
    expect(await house.look(admin, showUser, { accountId: crypto.randomUUID() })).toMatchObject({ code: "notFound" });
  });
});

describe("the last administrator", () => {
  it("cannot be disabled, ended or end the own assignment", async () => {
    const alone = await house.foundTenant();
    const { administrator } = alone;
    const own = { accountId: administrator.accountId };
    expect(await house.act(administrator, disableUser, own)).toMatchObject({ code: "userIsSelf" });
    const end = { ...own, assignmentId: administrator.assignmentId, version: 1, lastDay: "" };
    expect(await house.act(administrator, endAssignment, end)).toMatchObject({ code: "ownAdministrator" });

    const colleague = saved(await house.act(administrator, addUser, person("Tova Lind"))).accountId;
    const given = { accountId: colleague, unitId: alone.unit.id, role: "administrator", onDuty: false };
    const span = { validFrom: today, lastDay: addDays(today, 7) };
    const { assignmentId } = saved(await house.act(administrator, addAssignment, { ...given, ...span }));
    // A stand-in with an end does not keep the authority going: the lasting one may not go.
    const standIn: Worker = { ...administrator, accountId: colleague, assignmentId };
    expect(await house.act(standIn, endAssignment, end)).toMatchObject({ code: "lastAdministrator" });
    expect(await house.act(standIn, disableUser, own)).toMatchObject({ code: "lastAdministrator" });
  });

  it("stays when two administrators remove each other at once", async () => {
    const pair = await house.foundTenant();
    const one = pair.administrator;
    const two = await house.addWorker({ role: "administrator", unit: pair.unit });
    const replies = await Promise.all([
      house.act(one, disableUser, { accountId: two.accountId }),
      house.act(two, disableUser, { accountId: one.accountId }),
    ]);
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1);
    const left = await house.rows("select 1 from account where tenant_id = $1 and disabled_at is null", [pair.id]);
    expect(left).toHaveLength(1);
  });
});

describe("assignments", () => {
  it("do not start in the past, overlap, or end before they begin", async () => {
    const accountId = await newUser("Nils Alm");
    const input = { accountId, unitId: tenant.unit.id, role: "socialWorker", onDuty: false, lastDay: "" };
    const from = (validFrom: string, more = {}) => house.act(admin, addAssignment, { ...input, validFrom, ...more });
    expect(await from(addDays(today, -1))).toMatchObject({ code: "validFromPast" });
    expect(await from(today, { lastDay: addDays(today, -1) })).toMatchObject({ code: "lastDayBeforeFirst" });
    expect(await from(today, { role: "logReviewer", onDuty: true })).toMatchObject({ code: "onDutyWithoutCases" });
    saved(await from(today, { lastDay: addDays(today, 6) }));
    expect(await from(addDays(today, 6))).toMatchObject({ code: "assignmentOverlaps" });
    saved(await from(addDays(today, 7)));
  });

  it("make colleagues while they hold, and end on the next request", async () => {
    const { unitId } = saved(
      await house.act(admin, addUnit, { name: "Socialjouren", kind: "socialDutyService", takesHandovers: true }),
    );
    const accountId = await newUser("Lova Åkesson");
    const assignmentId = await assign(accountId, { unitId, onDuty: true });
    const worker: Worker = { ...admin, accountId, assignmentId, role: "socialWorker", unitId };
    const claim = await house.signIn(worker);
    expect(saved(await house.look(claim, colleagues, { unitId }))).toEqual([
      { accountId, name: "Lova Åkesson", role: "socialWorker", onDuty: true },
    ]);
    saved(await house.act(admin, endAssignment, { accountId, assignmentId, version: 1, lastDay: "" }));
    expect(await house.look(claim, colleagues, { unitId })).toMatchObject({ code: "chooseAssignment" });
  });
});

describe("goals, settings and providers", () => {
  it("keep the goal of each time beside the figures of that time", async () => {
    const set = (value: string, validFrom: string) =>
      house.act(admin, setReferenceTarget, { measure: "field-contacts.mumin", value, validFrom });
    saved(await set("31,5", "2025-01-01"));
    saved(await set("80", "2026-01-01"));
    saved(await set("75 %", "2026-01-01"));
    expect(await set("10", "2025-06-01")).toMatchObject({ code: "goalFromBeforeNewest" });
    expect(await set("110", "2027-01-01")).toMatchObject({ code: "invalidInput" });
    saved(await set("", "2027-01-01"));
    const { goals } = saved(await house.look(admin, listGoals));
    expect(goals.map(({ value, validFrom, validTo }) => [value, validFrom, validTo])).toEqual([
      [75, "2026-01-01", "2027-01-01"],
      [31.5, "2025-01-01", "2026-01-01"],
    ]);
  });

  it("hold the settings within their ranges", async () => {
    const current = saved(await house.look(admin, showSettings));
    const change = {
      ...current,
      idleMinutes: "10",
      accessibilityContact: "a@asundby.example",
    };
    expect(await house.act(admin, changeTenantSettings, { ...change, idleMinutes: "16" })).toMatchObject({
      fields: { idleMinutes: { key: "organisations.errors.idleMinutesRange" } },
    });
    saved(await house.act(admin, changeTenantSettings, change));
    expect(saved(await house.look(admin, showSettings))).toMatchObject({ idleMinutes: 10 });
    // Everybody may read it, signed in or not; an authority without one is not named.
    expect(await listAccessibilityContacts()).toContainEqual({
      authority: `Nämnden ${tenant.slug}`,
      contact: "a@asundby.example",
    });
    saved(
      await house.act(admin, changeTenantSettings, {
        ...change,
        version: current.version + 1,
        accessibilityContact: "",
      }),
    );
    expect((await listAccessibilityContacts()).map(({ authority }) => authority)).not.toContain(
      `Nämnden ${tenant.slug}`,
    );
  });

  it("seal a provider's secret and never show it", async () => {
    const provider = { label: "Kommunens inloggning", clientId: "samlots", clientSecret: "hemligt-9f3" };
    const add = (issuer: string) => house.act(admin, addOidcProvider, { ...provider, issuer });
    for (const issuer of ["http://idp.example", "https://idp.example/?a=1", "ftp://localhost", "idp.example"])
      expect(await add(issuer)).toMatchObject({ fields: { issuer: { key: "organisations.errors.issuerInvalid" } } });
    const { providerId } = saved(await add("https://idp.asundby.example/oidc"));
    expect(await add("https://idp.asundby.example/oidc")).toMatchObject({ code: "issuerTaken" });
    saved(await add("http://localhost:4011"));
    const [row] = await house.rows<{ client_secret_sealed: string }>(
      "select client_secret_sealed from oidc_provider where id = $1",
      [providerId],
    );
    expect(row?.client_secret_sealed).not.toContain("hemligt");
    const change = {
      providerId,
      version: 1,
      label: "Nytt namn",
      clientId: "samlots",
      clientSecret: "",
      enabled: false,
    };
    saved(await house.act(admin, changeOidcProvider, change));
    const shown = saved(await house.look(admin, listProviders));
    expect(shown.find(({ id }) => id === providerId)).toMatchObject({ hasSecret: true, enabled: false });
    expect(JSON.stringify(shown)).not.toContain("hemligt");
    const user = { ...person("Per Öst"), signsInBy: "oidc", providerId };
    expect(await house.act(admin, addUser, user)).toMatchObject({ code: "providerUnknown" });
  });
});

describe("who may", () => {
  it("nobody but the administrator of the same authority", async () => {
    const other = await house.foundTenant();
    const accountId = await newUser("Sara Holm");
    const change = { accountId, version: 1, name: "X", email: "x@asundby.example", locale: "sv" };
    const head = await house.addWorker({ role: "unitHead", unit: tenant.unit });
    for (const who of [head, other.administrator]) {
      expect(await house.act(who, changeUser, change)).toMatchObject({ code: "notFound" });
      expect(await house.act(who, disableUser, { accountId })).toMatchObject({ code: "notFound" });
      expect(await house.look(who, showUser, { accountId })).toMatchObject({ code: "notFound" });
    }
    expect(saved(await house.look(other.administrator, listUsers)).rows.map(({ id }) => id)).not.toContain(accountId);
  });
});
