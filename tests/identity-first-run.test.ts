/** The first run: the first authority and its administrator, made once and never again. And the health of the database. */
import { NextRequest } from "next/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { showStart } from "@/kernel/account";
import { foundPost, isEmpty } from "@/kernel/identity";
import { databaseFault, health } from "@/platform/health";
import { disconnect } from "@/platform/db";
import { Browser } from "./support/browser";
import { openHouse, type House } from "./support/house";

let house: House;
beforeAll(async () => {
  house = await openHouse({ own: true });
});
afterAll(() => house.close());

const about = {
  ...{ name: "Socialnämnden i Åsundby", slug: "asundby", kind: "welfareBoard", unitName: "Förvaltningen" },
  ...{ displayName: "Åsa Ek", email: "Asa@asundby.example", password: "tolv små grodor i dammen" },
};
const post = (body: unknown, origin: string | null = process.env["NEXTAUTH_URL"]!) =>
  foundPost(
    new NextRequest(`${process.env["NEXTAUTH_URL"]!}/first-run/found`, {
      ...{ method: "POST", body: JSON.stringify(body) },
      headers: { "content-type": "application/json", ...(origin ? { origin } : {}) },
    }),
  );

describe("the first run", () => {
  it("refuses other origins and what is wrong, field by field", async () => {
    expect(await isEmpty()).toBe(true);
    expect((await post(about, null)).status).toBe(403);
    expect((await post(about, "https://evil.example")).status).toBe(403);
    const reply: unknown = await (
      await post({ ...about, slug: "Å!", email: "asa", password: "password1234", name: " " })
    ).json();
    expect(reply).toMatchObject({
      ok: false,
      fields: {
        slug: { key: "identity.errors.slugShape" },
        email: { key: "identity.errors.emailShape" },
        password: { key: "identity.errors.passwordCommon" },
        name: { key: "identity.errors.nameMissing" },
      },
    });
    expect(await (await post({ ...about, slug: "sign-in" })).json()).toMatchObject({
      fields: { slug: { key: "identity.errors.slugTaken" } },
    });
    expect(await isEmpty()).toBe(true);
  });

  it("makes one authority of two who press at once, lets its administrator in, and is gone", async () => {
    const answers = await Promise.all([post(about), post({ ...about, slug: "other", email: "other@town.example" })]);
    const replies = await Promise.all(
      answers.map(async (answer) => (answer.status === 404 ? { ok: false } : answer.json())),
    );
    expect(replies.filter((reply: { ok: boolean }) => reply.ok)).toHaveLength(1);
    expect(await house.rows("select 1 from tenant")).toHaveLength(1);
    expect((await post(about)).status).toBe(404);
    const [account] = await house.rows<{ email: string }>("select email from account");
    const browser = new Browser();
    expect((await browser.signIn(account!.email, about.password)).location).toBe("/");
    expect((await house.look(await browser.claim(), showStart)).ok).toBe(true);
  });
});

describe("the health of the database", () => {
  it("is well as it stands, and not with an unknown or a missing migration, or without an answer", async () => {
    expect(await databaseFault()).toBeNull();
    expect(await health()).toBe("ok");
    await house.rows(
      "insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('x', 'x', '2099_later', now())",
    );
    expect(await databaseFault()).toContain("newer than this version");
    expect(await health()).toBe("migrationsDiffer");
    await house.rows("delete from _prisma_migrations where id = 'x'");
    await house.rows(
      "update _prisma_migrations set rolled_back_at = now() where migration_name like '%count_attempts'",
    );
    expect(await databaseFault()).toContain("lacks 1 migration");
    await house.rows("update _prisma_migrations set rolled_back_at = null");
    await disconnect();
    process.env["DATABASE_URL"] = "postgresql://samlots_app:x@127.0.0.1:9/x";
    expect(await health()).toBe("databaseDown");
    process.env["DATABASE_URL"] = house.appUrl;
  });

  it("is no place for a role that can step around the lock", async () => {
    await disconnect();
    process.env["DATABASE_URL"] = house.adminUrl;
    expect(await databaseFault()).toMatch(/is a superuser/);
    await disconnect();
    process.env["DATABASE_URL"] = house.appUrl;
    expect(await databaseFault()).toBeNull();
  });
});
