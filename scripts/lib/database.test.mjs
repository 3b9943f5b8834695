import { afterEach, describe, expect, it, vi } from "vitest";
import { openDatabase } from "./database.mjs";

// Port 1 answers nobody: what reaches it fails at once, and never starts an embedded Postgres instead.
const nowhere = "postgresql://samlots_migrator:x@127.0.0.1:1/samlots";

describe("openDatabase with DATABASE_MIGRATION_URL alone", () => {
  afterEach(() => vi.unstubAllEnvs());

  const only = () => {
    vi.stubEnv("DATABASE_URL", "");
    vi.stubEnv("DATABASE_MIGRATION_URL", nowhere);
  };

  it("turns to the database it names when tables are changed, and to no other", async () => {
    only();
    await expect(openDatabase({ onlyMigrates: true })).rejects.toThrow(/127\.0\.0\.1:1|ECONNREFUSED/);
  });

  it("is refused by whatever serves or reads", async () => {
    only();
    await expect(openDatabase()).rejects.toThrow(/set both/);
  });
});
