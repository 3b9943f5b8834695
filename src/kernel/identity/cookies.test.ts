import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cookieName, openCookie, sealCookie, setCookieLine } from "./cookies";

const before = { ...process.env };
beforeEach(() => {
  process.env["DATABASE_URL"] = "postgresql://samlots_app@localhost/x";
  process.env["NEXTAUTH_SECRET"] = "test-only-Q7mZ2xW8zR4vN1bL9pH6dF3sJ5gC0yAk";
  process.env["SAMLOTS_FIELD_KEY"] = "q1w2e3r4t5y6u7i8o9p0a1s2d3f4g5h6j7k8l9z0x1c=";
  process.env["NEXTAUTH_URL"] = "https://samlots.example";
});
afterEach(() => {
  process.env = { ...before };
});

describe("our cookies", () => {
  it("are bound to this host and to encrypted transport wherever the address is https", () => {
    expect(setCookieLine("device", "v", 60)).toBe(
      "__Host-samlots.device=v; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=60",
    );
    process.env["NEXTAUTH_URL"] = "http://localhost:3000";
    expect(setCookieLine("device", "v")).toBe("samlots.device=v; Path=/; HttpOnly; SameSite=Lax");
    expect(cookieName("session")).toBe("samlots.session");
  });

  it("open for what they were made for, until they are too old, and with this installation's secret", async () => {
    const sealed = await sealCookie("sign-in", { email: "anna@town.example" }, 60);
    expect(sealed).not.toContain("anna");
    expect(await openCookie("sign-in", sealed)).toMatchObject({ email: "anna@town.example" });
    expect(await openCookie("device", sealed)).toBeNull();
    expect(await openCookie("sign-in", `${sealed.slice(0, -2)}AA`)).toBeNull();
    expect(await openCookie("sign-in", undefined)).toBeNull();
    expect(await openCookie("sign-in", await sealCookie("sign-in", { email: "x" }, -60))).toBeNull();
    process.env["NEXTAUTH_SECRET"] = "another-Q7mZ2xW8zR4vN1bL9pH6dF3sJ5gC0yAkQ";
    expect(await openCookie("sign-in", sealed)).toBeNull();
  });
});
