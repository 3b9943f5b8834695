import { describe, expect, it } from "vitest";
import { EnvironmentUnsafe, parseEnvironment } from "./schema";

const good = {
  DATABASE_URL: "postgresql://samlots_app:pw@db.example/samlots",
  NEXTAUTH_SECRET: "kT9vQ2xW8zR4mN7bL1pH6dF3sJ5gC0yA",
  NEXTAUTH_URL: "https://samlots.example",
  SAMLOTS_FIELD_KEY: "3q2+7wAByP0RZk5uQmVtYzJhMTg3NjU0MzIxMGFiY2Q=",
  NODE_ENV: "production",
  AUDIT_SIGNING_KEY_FILE: "/etc/samlots/audit-key.pem",
  AUDIT_CHECKPOINT_DIR: "/srv/audit",
};

function faultOf(changes: Record<string, string | undefined>): string {
  try {
    parseEnvironment({ ...good, ...changes });
  } catch (error) {
    expect(error).toBeInstanceOf(EnvironmentUnsafe);
    return (error as Error).message;
  }
  return "";
}

describe("the environment", () => {
  it("is taken when it is whole and safe", () => {
    expect(parseEnvironment(good)).toMatchObject({ NODE_ENV: "production", SAMLOTS_DEMO: false, LOG_LEVEL: "info" });
    expect(parseEnvironment({ ...good, NODE_ENV: undefined }).NODE_ENV).toBe("development");
  });

  it.each([
    ["DATABASE_URL", { DATABASE_URL: undefined }],
    ["DATABASE_URL", { DATABASE_URL: "mysql://root@db/samlots" }],
    ["NEXTAUTH_SECRET", { NEXTAUTH_SECRET: undefined }],
    ["NEXTAUTH_SECRET", { NEXTAUTH_SECRET: "kT9vQ2xW8zR4mN7bL1pH6dF3sJ5gC0y" }],
    ["NEXTAUTH_URL", { NEXTAUTH_URL: "samlots.example" }],
    ["NEXTAUTH_URL", { NEXTAUTH_URL: "https://samlots.example/path" }],
    ["SAMLOTS_FIELD_KEY", { SAMLOTS_FIELD_KEY: undefined }],
    ["SAMLOTS_FIELD_KEY", { SAMLOTS_FIELD_KEY: "dG9vIHNob3J0" }],
    ["SAMLOTS_DEMO", { SAMLOTS_DEMO: "yes" }],
    ["LOG_LEVEL", { LOG_LEVEL: "loud" }],
    ["SMTP_URL", { SMTP_URL: "https://mail.example", MAIL_FROM: "samlots@asundby.example" }],
    ["SMTP_URL", { MAIL_FROM: "samlots@asundby.example" }],
    ["MAIL_FROM", { SMTP_URL: "smtp://mail.example:587" }],
    ["MAIL_FROM", { SMTP_URL: "smtp://mail.example:587", MAIL_FROM: "samlots" }],
    ["NOTICE_INTERVAL_SECONDS", { NOTICE_INTERVAL_SECONDS: "0" }],
    ["AUDIT_SIGNING_KEY_FILE", { AUDIT_SIGNING_KEY_FILE: "audit-key.pem" }],
    ["AUDIT_SIGNING_KEY_FILE", { AUDIT_SIGNING_KEY_FILE: "" }],
    ["AUDIT_CHECKPOINT_DIR", { AUDIT_CHECKPOINT_DIR: "../audit" }],
    ["AUDIT_CHECKPOINT_DIR", { AUDIT_CHECKPOINT_DIR: undefined }],
    ["AUDIT_SEAL_INTERVAL_SECONDS", { AUDIT_SEAL_INTERVAL_SECONDS: "600" }],
  ])("names %s when it is unusable", (variable, changes) => {
    expect(faultOf(changes)).toContain(variable);
  });

  it.each([
    ["NEXTAUTH_URL", { NEXTAUTH_URL: "http://samlots.example" }],
    ["SAMLOTS_DEMO", { SAMLOTS_DEMO: "1" }],
    ["AUDIT_SIGNING_KEY_FILE", { AUDIT_SIGNING_KEY_FILE: undefined, AUDIT_CHECKPOINT_DIR: undefined }],
    ["NEXTAUTH_SECRET", { NEXTAUTH_SECRET: "x".repeat(48) }],
    ["NEXTAUTH_SECRET", { NEXTAUTH_SECRET: "please-change-me-before-production-1234567" }],
    ["SAMLOTS_FIELD_KEY", { SAMLOTS_FIELD_KEY: `${"A".repeat(43)}=` }],
  ])("refuses an unsafe %s in production, and takes it elsewhere", (variable, changes) => {
    expect(faultOf(changes)).toContain(variable);
    expect(faultOf({ ...changes, NODE_ENV: "development" })).toBe("");
  });

  it("lets a demonstration run on this machine", () => {
    expect(faultOf({ NEXTAUTH_URL: "http://localhost:3000", SAMLOTS_DEMO: "1" })).toBe("");
    expect(faultOf({ NEXTAUTH_URL: "http://127.0.0.1:3000", SAMLOTS_DEMO: "1" })).toBe("");
    expect(faultOf({ NEXTAUTH_URL: "http://localhost.example:3000", SAMLOTS_DEMO: "1" })).toContain("NEXTAUTH_URL");
  });

  it("seals the log every other second, or as often as it is told", () => {
    expect(parseEnvironment(good)).toMatchObject({ AUDIT_SEAL_INTERVAL_SECONDS: 2 });
    expect(parseEnvironment({ ...good, AUDIT_SEAL_INTERVAL_SECONDS: "5" })).toMatchObject({
      AUDIT_SEAL_INTERVAL_SECONDS: 5,
    });
    const unsealed = { AUDIT_SIGNING_KEY_FILE: "", AUDIT_CHECKPOINT_DIR: "" };
    expect(faultOf({ ...unsealed, NEXTAUTH_URL: "http://localhost:3000" })).toBe("");
  });

  it("goes without a mail server, or with one", () => {
    expect(parseEnvironment(good)).toMatchObject({ NOTICE_INTERVAL_SECONDS: 60 });
    expect(faultOf({ SMTP_URL: "", MAIL_FROM: "" })).toBe("");
    const mail = { SMTP_URL: "smtps://samlots:pw@mail.example", MAIL_FROM: "Samlots <samlots@asundby.example>" };
    expect(parseEnvironment({ ...good, ...mail, NOTICE_INTERVAL_SECONDS: "30" })).toMatchObject({
      ...mail,
      NOTICE_INTERVAL_SECONDS: 30,
    });
  });

  it("never repeats a value", () => {
    const planted = "hemligt-0123456789";
    const fault = faultOf({
      DATABASE_URL: `mysql://${planted}`,
      NEXTAUTH_SECRET: planted,
      NEXTAUTH_URL: planted,
      SAMLOTS_FIELD_KEY: planted,
      LOG_LEVEL: planted,
      SAMLOTS_DEMO: planted,
      SMTP_URL: planted,
      MAIL_FROM: planted,
      NOTICE_INTERVAL_SECONDS: planted,
    });
    expect(fault).toContain("NEXTAUTH_SECRET");
    expect(fault).not.toContain(planted);
  });
});
