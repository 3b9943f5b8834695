import "server-only";
import { expectOneRow, type Scope } from "../../gate";
import { ruleKinds, type AttentionRule, type AttentionRules, type AttentionSettings, type RuleKind } from "../contract";
import type { ChangeRule, ChangeSettings } from "../schema";

/** After how long each kind is late, as the own authority has set it. */
export async function attentionRules(scope: Scope): Promise<AttentionRules> {
  const rows = await scope.tx.attentionRule.findMany({ where: { tenantId: scope.tenantId } });
  const known = new Map(rows.map(({ kind, ...row }) => [kind, row]));
  return Object.fromEntries(ruleKinds.map((kind) => [kind, ruleOf(kind, known.get(kind))])) as Record<
    RuleKind,
    AttentionRule
  >;
}

function ruleOf(kind: RuleKind, row: Omit<AttentionRule, "kind"> | undefined): AttentionRule {
  // Founding the tenant makes one row of each kind (app.seed_attention).
  if (!row) throw new Error(`the tenant has no hours for ${kind}`);
  const { remindHours, escalateHours, version } = row;
  return { kind, remindHours, escalateHours, version };
}

/** The night's hours and the rest of the own authority's settings for what waits. */
export async function attentionSettings(scope: Scope): Promise<AttentionSettings> {
  return scope.tx.attentionSetting.findUniqueOrThrow({
    where: { tenantId: scope.tenantId },
    select: { shiftFrom: true, shiftTo: true, takerDays: true, version: true },
  });
}

export async function saveRule(scope: Scope, { kind, version, ...hours }: ChangeRule): Promise<void> {
  expectOneRow(
    await scope.tx.attentionRule.updateMany({
      where: { tenantId: scope.tenantId, kind, version },
      data: { ...hours, version: { increment: 1 } },
    }),
  );
}

export async function saveSettings(scope: Scope, { version, ...fields }: ChangeSettings): Promise<void> {
  expectOneRow(
    await scope.tx.attentionSetting.updateMany({
      where: { tenantId: scope.tenantId, version },
      data: { ...fields, version: { increment: 1 } },
    }),
  );
}

/** Whether the one who asks gets reminders by e-mail. */
export async function getsReminders(scope: Scope): Promise<boolean> {
  const account = await scope.tx.account.findUniqueOrThrow({
    where: { tenantId_id: { tenantId: scope.tenantId, id: scope.principal.accountId } },
    select: { getsReminders: true },
  });
  return account.getsReminders;
}

export async function saveReminders(scope: Scope, wanted: boolean): Promise<void> {
  expectOneRow(
    await scope.tx.account.updateMany({
      where: { tenantId: scope.tenantId, id: scope.principal.accountId },
      data: { getsReminders: wanted, version: { increment: 1 } },
    }),
  );
}
