import "server-only";
import { columnDay, dayOrNull } from "@/platform/clock/date-column";
import { expectOneRow, type Scope } from "../../gate";
import type { EmergencyRule } from "../contract";
import type { DecideRule } from "../schema";

/** What the authority has decided. Founding the tenant makes the row (app.seed_emergency). */
export async function findRule({ tx, tenantId }: Scope): Promise<EmergencyRule> {
  const { decidedOn, ...row } = await tx.emergencyRule.findUniqueOrThrow({
    where: { tenantId },
    select: { isOn: true, decision: true, decidedBy: true, decidedOn: true, version: true },
  });
  return { ...row, decidedOn: dayOrNull(decidedOn) };
}

/** Writes the decision down. Turned off, every opening ends with it: each reading asks for the rule. */
export async function saveRule({ tx, tenantId }: Scope, { version, decidedOn, ...rest }: DecideRule): Promise<void> {
  expectOneRow(
    await tx.emergencyRule.updateMany({
      where: { tenantId, version },
      data: { ...rest, decidedOn: decidedOn === null ? null : columnDay(decidedOn), version: { increment: 1 } },
    }),
  );
}
