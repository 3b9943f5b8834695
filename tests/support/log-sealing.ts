/** A sealer with a key and a second place of its own, and the verifier's look at what it shipped. */
import { generateKeyPairSync } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type pg from "pg";
import { openShelf, Sealer, signerOf } from "@/kernel/audit";
import { inTransaction } from "@/platform/db";
import { now } from "@/platform/clock";
import { uuidv7 } from "@/platform/id";
import { verifyLog } from "../../scripts/verify-audit.mjs";

export interface Fault {
  readonly kind: string;
  readonly position: number | null;
  readonly id: string | null;
  readonly words: string;
}

export interface Verdict {
  readonly ok: boolean;
  readonly faults: readonly Fault[];
  readonly size: number;
  readonly erased: readonly { readonly certificate: string; readonly lines: number }[];
  readonly unsealed: number;
}

export async function openSealing() {
  const folder = await mkdtemp(path.join(tmpdir(), "samlots-audit-"));
  const signer = signerOf(
    generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  );
  const newSealer = () => new Sealer({ inTransaction, signer, shelf: openShelf(folder), now });
  const file = (tenantId: string, kind: string) => path.join(folder, `${tenantId}.${kind}`);

  /** What the verifier says of an export (rows of app.audit_export). */
  async function verify(
    tenantId: string,
    rows: readonly string[],
    given: { leaves?: boolean; checks?: { size?: boolean }; key?: string } = {},
  ): Promise<Verdict> {
    return verifyLog({
      ...{ rows, tenant: tenantId, key: given.key ?? signer.verifierKey, checks: given.checks ?? {} },
      checkpoints: await readFile(file(tenantId, "checkpoints"), "utf8"),
      leaves: given.leaves === false ? null : await readFile(file(tenantId, "leaves"), "utf8"),
    });
  }
  return { folder, signer, sealer: newSealer(), newSealer, file, verify, close: () => rm(folder, { recursive: true }) };
}

/** The log of an authority as it would be handed to the verifier. */
export async function exportOf(client: Pick<pg.PoolClient, "query">, tenantId: string): Promise<string[]> {
  const { rows } = await client.query<{ row: string }>("select app.audit_export($1) as row", [tenantId]);
  return rows.map(({ row }) => row);
}

/** A line of the log as somebody with the owner's rights would write it. Answers its id. */
export async function writeLine(
  client: Pick<pg.PoolClient, "query">,
  tenantId: string,
  about: { at?: Date; event?: string } = {},
): Promise<string> {
  const at = about.at ?? now();
  const id = uuidv7(at);
  await client.query(
    `insert into audit_event (tenant_id, id, at, account_id, channel, name, act, outcome, event, reason, rule_ids, policy_version,
       person_ids, fields, records)
     values ($1, $2, $3, gen_random_uuid(), 'web', 'persons.open-person', 'read', 'allowed', $4, null, '{"a.b","ö"}', 'tenant-1',
       array[gen_random_uuid()], '{"given \\"name\\"","\\\\tab"}', 3)`,
    [tenantId, id, at, about.event ?? "opened"],
  );
  return id;
}
