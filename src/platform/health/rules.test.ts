import { describe, expect, it } from "vitest";
import { migrationsFault, roleFault, settingsFault } from "./rules";

const role = {
  name: "samlots_app",
  isSuperuser: false,
  bypassesRowSecurity: false,
  createsRoles: false,
  ownsTables: false,
  isOwnerMember: false,
};
const settings = { versionNumber: 180_004, fsync: "on", fullPageWrites: "on", synchronousCommit: "on" };

describe("the database before work begins", () => {
  it("may be worked on as an unprivileged role, safely set, with our migrations", () => {
    expect(roleFault(role)).toBeNull();
    expect(settingsFault(settings)).toBeNull();
    expect(settingsFault({ ...settings, versionNumber: 150_000, synchronousCommit: "remote_apply" })).toBeNull();
    expect(migrationsFault(["a", "b"], ["b", "a"])).toBeNull();
  });

  it.each(["isSuperuser", "bypassesRowSecurity", "createsRoles", "ownsTables", "isOwnerMember"] as const)(
    "is refused to a role when it %s",
    (power) => {
      expect(roleFault({ ...role, [power]: true })).toMatch(/samlots_app in DATABASE_URL .*unprivileged/);
    },
  );

  it.each([
    [{ versionNumber: 140_011 }, "PostgreSQL 14"],
    [{ fsync: "off" }, "fsync"],
    [{ fullPageWrites: "off" }, "full_page_writes"],
    [{ synchronousCommit: "off" }, "synchronous_commit"],
    [{ synchronousCommit: "local" }, "synchronous_commit"],
  ])("is refused when set to %o", (change, word) => {
    expect(settingsFault({ ...settings, ...change })).toContain(word);
  });

  it("is refused with migrations missing or unknown", () => {
    expect(migrationsFault(["a", "b"], ["a"])).toContain("lacks 1 migration;");
    expect(migrationsFault(["a"], ["a", "c"])).toContain("newer");
    expect(migrationsFault(["a"], [])).toContain("lacks");
  });
});
