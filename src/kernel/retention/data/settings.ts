import "server-only";
import { columnDay } from "@/platform/clock/date-column";
import { expectOneRow, type Scope } from "../../gate";

/** How the authority keeps. */
export interface RetentionSettings {
  readonly keepsAll: boolean;
  readonly area: string | null;
  readonly staffShown: "name" | "role";
  readonly logYears: number;
  readonly version: number;
}

/** The settings of the own authority. */
export async function findSettings(scope: Scope): Promise<RetentionSettings | null> {
  const row = await scope.tx.retentionSetting.findUnique({ where: { tenantId: scope.tenantId } });
  if (!row) return null;
  const { keepsAll, area, logYears, version } = row;
  return { keepsAll, area, logYears, version, staffShown: row.staffShown === "role" ? "role" : "name" };
}

/** Changes the settings at the version the page showed. */
export async function saveSettings(scope: Scope, change: RetentionSettings): Promise<{ readonly version: number }> {
  const { version, ...data } = change;
  expectOneRow(
    await scope.tx.retentionSetting.updateMany({
      where: { tenantId: scope.tenantId, version },
      data: { ...data, version: { increment: 1 } },
    }),
  );
  return { version: version + 1 };
}

/** Notes who stands for a version of a rule. Two at once: the second is refused as stale. */
export async function insertSignOff(
  scope: Scope,
  signed: {
    readonly code: string;
    readonly ruleVersion: number;
    readonly signedBy: string;
    readonly signedOn: string;
  },
): Promise<{ readonly code: string; readonly ruleVersion: number }> {
  const { code, ruleVersion, signedBy, signedOn } = signed;
  expectOneRow(
    await scope.tx.retentionSignOff.createMany({
      data: [
        {
          ...{ tenantId: scope.tenantId, ruleCode: code, ruleVersion, signedBy, signedOn: columnDay(signedOn) },
          ...{ recordedBy: scope.principal.accountId, recordedAt: scope.now },
        },
      ],
      skipDuplicates: true,
    }),
  );
  return { code, ruleVersion };
}
