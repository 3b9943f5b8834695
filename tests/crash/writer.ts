/**
 * The application as the crash test kills it: eight people log contacts through the gate, one after the other, as fast
 * as they may. Says `try KEY` before and `ack KEY CASE` after each; a call that is not answered well is made again with
 * the same key. Waits for `go` so that one can stand ready while the other is killed.
 *
 *   argv[2]: JSON { claims, policeGroupId, keys? }; with keys: replays exactly those and ends.
 */
import { randomUUID } from "node:crypto";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { runOperation } from "@/kernel/gate";
import type { SessionClaim } from "@/kernel/identity/contract";
import { logContact } from "@/modules/field-contacts";
import { disconnect } from "@/platform/db";
import { log } from "@/platform/log";

interface Plan {
  readonly claims: readonly SessionClaim[];
  readonly policeGroupId: string;
  /** Whose keys they were: a key belongs to an account. */
  readonly keys?: readonly { readonly key: string; readonly writer: number }[];
}

const plan = JSON.parse(process.argv[2]!) as Plan;
const say = (line: string) => process.stdout.write(`${line}\n`);
log.setLevel("silent");

async function write(writer: number, key: string): Promise<void> {
  for (;;) {
    const { reply } = await runOperation(logContact, {
      claim: plan.claims[writer]!,
      unverifiedInput: {
        ...{ occurredOn: "2026-11-01", occurredTime: "21:40", reason: "other", policeGroupId: plan.policeGroupId },
        note: `Nyckel ${key}`,
      },
      unverifiedKey: key,
      channel: "web",
    });
    if (reply.ok) return void say(`ack ${key} ${reply.value.caseId}`);
    if (reply.code !== "fault" && reply.code !== "tooMany") say(`odd ${key} ${reply.code}`);
    await sleep(reply.code === "tooMany" ? 150 : 30);
  }
}

async function logAllEvening(writer: number): Promise<never> {
  for (;;) {
    const key = randomUUID();
    say(`try ${key} ${writer}`);
    await write(writer, key);
  }
}

say("ready");
for await (const line of createInterface({ input: process.stdin })) if (line === "go") break;
if (plan.keys) {
  for (const { key, writer } of plan.keys) await write(writer, key);
  await disconnect();
  process.exit(0);
}
await Promise.all(plan.claims.map((_, writer) => logAllEvening(writer)));
