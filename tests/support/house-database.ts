/** Where a test file works: the database scripts/test passes in, or a throw-away one of its own. */
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const devDb = path.resolve(import.meta.dirname, "../../scripts/dev-db.mjs");

export interface HouseAddress {
  /** Signs in as samlots_app: row security applies. */
  readonly appUrl: string;
  /** Signs in as a superuser: for setting up and for looking at what happened. */
  readonly adminUrl: string;
  /** Removes the database if it was made for this file. */
  readonly leave: () => Promise<void>;
}

/** The addresses in DATABASE_URL and DATABASE_ADMIN_URL; without both, a new database that `leave` drops. */
export async function houseAddress(own = false): Promise<HouseAddress> {
  const { DATABASE_URL: appUrl, DATABASE_ADMIN_URL: adminUrl } = process.env;
  if (appUrl && adminUrl && !own) return { appUrl, adminUrl, leave: async () => {} };
  const name = `test_${randomBytes(6).toString("hex")}`;
  const { stdout } = await run(process.execPath, [devDb, "create", name]);
  const made = JSON.parse(stdout) as { appUrl: string; adminUrl: string };
  return { ...made, leave: async () => void (await run(process.execPath, [devDb, "drop", name])) };
}

/** What the product reads from its environment, harmless values where the caller gave none. */
export function furnishEnvironment(appUrl: string): void {
  process.env["DATABASE_URL"] = appUrl;
  process.env["NEXTAUTH_SECRET"] ??= "test-only-Q7mZ2xW8zR4vN1bL9pH6dF3sJ5gC0yAk";
  process.env["NEXTAUTH_URL"] ??= "http://127.0.0.1:3000";
  process.env["SAMLOTS_FIELD_KEY"] ??= "q1w2e3r4t5y6u7i8o9p0a1s2d3f4g5h6j7k8l9z0x1c=";
  process.env["LOG_LEVEL"] ??= "error";
}
