import "server-only";
import { database } from "@/platform/db";
import type { AccountKey } from "./begin-session";

/** What signing in needs to know of an account. */
export interface Candidate extends AccountKey {
  readonly passwordHash: string | null;
  /** The sealed seed, when a second factor is in use. */
  readonly seedSealed: string | null;
  readonly disabled: boolean;
}

interface CandidateRow {
  tenant_id: string;
  account_id: string;
  password_hash: string | null;
  totp_sealed: string | null;
  totp_enabled_at: Date | null;
  disabled: boolean;
}

/** The one spelling under which an address is found: trimmed, lower case, composed letters. */
export function emailKeyOf(unverifiedEmail: string): string {
  return unverifiedEmail.normalize("NFC").trim().toLowerCase();
}

/** The accounts with this address, over all tenants; most people have one. */
export async function candidatesFor(emailKey: string): Promise<readonly Candidate[]> {
  const rows = await database().$queryRaw<CandidateRow[]>`select * from app.sign_in_candidates(${emailKey})`;
  return rows.map((row) => ({
    tenantId: row.tenant_id,
    accountId: row.account_id,
    passwordHash: row.password_hash,
    seedSealed: row.totp_enabled_at ? row.totp_sealed : null,
    disabled: row.disabled,
  }));
}

/** Names of authorities, for somebody who has proved to belong to them. */
export async function tenantNames(tenantIds: readonly string[]): Promise<readonly { id: string; name: string }[]> {
  return database().tenant.findMany({
    where: { id: { in: [...tenantIds] } },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
}
