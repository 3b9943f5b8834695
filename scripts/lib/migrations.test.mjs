import { describe, expect, it } from "vitest";
import { migrationFolderName } from "./migration-name.mjs";
import { knownMigrations, pendingMigrations } from "./migrations.mjs";
import { Refusal } from "./say.mjs";

const file = (name, checksum = name) => ({ name, checksum, sql: "" });

describe("pendingMigrations", () => {
  it("answers what the ledger lacks, oldest first", () => {
    const known = [file("1_a"), file("2_b"), file("3_c")];
    expect(pendingMigrations(known, [file("1_a")]).map((migration) => migration.name)).toEqual(["2_b", "3_c"]);
    expect(pendingMigrations(known, known)).toEqual([]);
  });

  it("refuses a database that a newer version has migrated, in one sentence", () => {
    const attempt = () => pendingMigrations([file("1_a")], [file("1_a"), file("9_later")]);
    expect(attempt).toThrow(Refusal);
    expect(attempt).toThrow(/newer than this version of Samlots \(it has 9_later\)/);
  });

  it("refuses a file that was changed after it was applied", () => {
    expect(() => pendingMigrations([file("1_a", "new")], [file("1_a", "old")])).toThrow(/1_a was changed/);
  });
});

describe("knownMigrations", () => {
  it("reads this checkout's files in order, with the checksum Prisma writes", () => {
    const known = knownMigrations();
    expect(known.length).toBeGreaterThan(0);
    expect(known.map((migration) => migration.name)).toEqual(known.map((migration) => migration.name).toSorted());
    for (const migration of known) expect(migration.checksum).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("migrationFolderName", () => {
  it("is the instant in UTC and the words", () => {
    const now = new Date("2026-11-22T14:05:09.123Z");
    expect(migrationFolderName("Add consent!", now)).toBe("20261122140509_add_consent");
  });

  it("wants a name", () => {
    expect(() => migrationFolderName(" -- ", new Date(0))).toThrow(/name/);
  });
});
