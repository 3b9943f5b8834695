import "server-only";
import { parseArgs } from "node:util";
import { openSealer, sealStatus } from "@/kernel/audit";
import type { Command } from "./command";
import { asOwner, tenantOf } from "./owner";
import { Refusal } from "./refusal";

/** Rows of the log that are fetched and written at once. */
const ROWS_AT_ONCE = 5_000;

/** How the sealing of the log goes. Exit code 1 when somebody should look. */
export const auditStatus: Command = {
  words: ["audit", "status"],
  usage: "audit status",
  run: async (_args, { out }) => {
    const { state, unsealedSeconds, lastCheckpointAt } = await sealStatus();
    out(`state: ${state}`);
    out(`oldest unsealed line: ${String(unsealedSeconds)} s`);
    out(`last checkpoint: ${lastCheckpointAt?.toISOString() ?? "none"}`);
    return state === "alarm" || state === "late" ? 1 : 0;
  },
};

/** One round of sealing, for where no server runs. */
export const auditSeal: Command = {
  words: ["audit", "seal"],
  usage: "audit seal",
  run: async (_args, { out, say }) => {
    const sealer = openSealer();
    if (sealer === null) throw new Refusal("Set AUDIT_SIGNING_KEY_FILE and AUDIT_CHECKPOINT_DIR first.", 1);
    const { elsewhere, lines, checkpoints, alarms } = await sealer.round();
    if (elsewhere) throw new Refusal("Another process is sealing just now.", 1);
    out(`${String(lines)} lines sealed, ${String(checkpoints)} checkpoints shipped.`);
    for (const { tenantId, alarm, position } of alarms)
      say(
        `ALARM ${alarm} in the log of ${tenantId}${position === null ? "" : ` at place ${String(position)}`}: docs/audit.md.`,
      );
    return alarms.length > 0 ? 1 : 0;
  },
};

/** The log of one authority as the verifier reads it, one JSON object a line. The export stands in the log. */
export const auditExport: Command = {
  words: ["audit", "export"],
  usage: "audit export --tenant SLUG > log.ndjson",
  run: async (args, { out, say }) => {
    const { values } = parseArgs({ args: [...args], options: { tenant: { type: "string" } }, strict: true });
    const lines = await asOwner(async (client) => {
      const tenantId = await tenantOf(client, values.tenant);
      await client.query("select app.record_audit_export($1)", [tenantId]);
      await client.query("begin read only");
      await client.query(
        `declare log no scroll cursor for select app.audit_export(${client.escapeLiteral(tenantId)}) as row`,
      );
      let count = 0;
      for (;;) {
        const { rows } = await client.query<{ row: string }>(`fetch ${String(ROWS_AT_ONCE)} from log`);
        if (rows.length === 0) return count;
        out(rows.map(({ row }) => row).join("\n"));
        count += rows.length;
      }
    });
    say(`${String(lines)} lines.`);
    return 0;
  },
};
