import { describe, expect, it } from "vitest";
import { migrationsFault, minorFault, roleFault, settingsFault } from "./rules";

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

  it.each([
    [150_019, "15.20"],
    [160_015, "16.16"],
    [170_011, "17.12"],
    [180_004, "18.6"],
  ])("is too old at %i and good enough at %s", (versionNumber, oldest) => {
    expect(minorFault({ versionNumber })).toContain(`install ${oldest} or later`);
    const [major, minor] = oldest.split(".").map(Number) as [number, number];
    expect(minorFault({ versionNumber: major * 10_000 + minor })).toBeNull();
    expect(minorFault({ versionNumber: 190_000 })).toBeNull();
  });

  it("is refused with migrations missing or unknown", () => {
    expect(migrationsFault(["a", "b"], ["a"])).toContain("lacks 1 migration;");
    expect(migrationsFault(["a"], ["a", "c"])).toContain("newer");
    expect(migrationsFault(["a"], [])).toContain("lacks");
  });
});
