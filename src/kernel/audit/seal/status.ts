import { now } from "@/platform/clock";
import { database } from "@/platform/db";
import { env } from "@/platform/env";

/** How old the oldest unsealed line may grow before somebody should look. */
const LATE_AFTER_SECONDS = 30;

/** How sealing goes, for whoever watches the installation. Nothing of what the log says. */
export interface SealStatus {
  /** `off`: this process has no key. `late`: a line has waited for over 30 seconds. `alarm`: an authority's log does not agree with what was shipped. */
  readonly state: "off" | "sealed" | "late" | "alarm";
  /** Age of the oldest line that no checkpoint covers, in whole seconds; 0 when all are covered. */
  readonly unsealedSeconds: number;
  readonly lastCheckpointAt: Date | null;
}

/** Asks the database. Throws when it does not answer. */
export async function sealStatus(): Promise<SealStatus> {
  const [facts] = await database().$queryRaw<
    { oldest_unsealed_at: Date | null; last_checkpoint_at: Date | null; alarms: number }[]
  >`select oldest_unsealed_at, last_checkpoint_at, alarms from app.audit_seal_health()`;
  const oldest = facts?.oldest_unsealed_at ?? null;
  const unsealedSeconds = oldest === null ? 0 : Math.max(0, Math.floor((now().getTime() - oldest.getTime()) / 1000));
  return {
    state: stateOf(facts?.alarms ?? 0, unsealedSeconds),
    unsealedSeconds,
    lastCheckpointAt: facts?.last_checkpoint_at ?? null,
  };
}

function stateOf(alarms: number, unsealedSeconds: number): SealStatus["state"] {
  if (alarms > 0) return "alarm";
  if (env().AUDIT_SIGNING_KEY_FILE === undefined) return "off";
  return unsealedSeconds > LATE_AFTER_SECONDS ? "late" : "sealed";
}
