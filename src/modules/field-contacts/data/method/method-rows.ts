import "server-only";
import { expectOneRow, type Scope } from "@/kernel/gate";
import { columnDay, dayOf } from "@/platform/clock/date-column";
import type { MethodSetting } from "../../domain/method/steering";

/** One version of the text. */
export interface MethodText {
  readonly id: string;
  readonly number: number;
  readonly validFrom: string;
  readonly decidedOn: string;
  readonly decidedBy: string;
  readonly why: string;
  /** Seven texts, step 1 first. */
  readonly stepTexts: readonly string[];
  readonly steeringMonthId: string | null;
}

/** The versions of the own unit's text, newest first. */
export async function listMethodVersions(scope: Scope): Promise<MethodText[]> {
  const rows = await scope.tx.methodVersion.findMany({
    where: { tenantId: scope.tenantId, unitId: scope.principal.unitId },
    orderBy: { validFrom: "desc" },
    select: {
      ...{ id: true, number: true, validFrom: true, decidedOn: true, decidedBy: true, why: true, stepTexts: true },
      steeringMonthId: true,
    },
  });
  return rows.map((row) => ({ ...row, validFrom: dayOf(row.validFrom), decidedOn: dayOf(row.decidedOn) }));
}

/** Adds a version. */
export async function insertMethodVersion(scope: Scope, text: Omit<MethodText, "id">): Promise<string> {
  const { tenantId, principal, now } = scope;
  const id = scope.newId();
  const added = await scope.tx.methodVersion.createMany({
    data: [
      {
        ...{ tenantId, id, unitId: principal.unitId, recordedBy: principal.accountId, recordedAt: now },
        ...{ number: text.number, decidedBy: text.decidedBy, why: text.why, stepTexts: [...text.stepTexts] },
        ...{ validFrom: columnDay(text.validFrom), decidedOn: columnDay(text.decidedOn) },
        steeringMonthId: text.steeringMonthId,
      },
    ],
    // Two heads at once: the second is told that somebody was first.
    skipDuplicates: true,
  });
  expectOneRow(added);
  return id;
}

/** The unit's setting; null while nobody has made one. */
export async function findMethodSetting(scope: Scope): Promise<(MethodSetting & { readonly version: number }) | null> {
  const row = await scope.tx.methodSetting.findFirst({
    where: { tenantId: scope.tenantId, unitId: scope.principal.unitId },
  });
  if (row === null) return null;
  const { responsibleId, startedOn, monthlyMonths, laterEveryMonths, version } = row;
  return { responsibleId, startedOn: dayOf(startedOn), monthlyMonths, laterEveryMonths, version };
}

/** Saves the setting at the version it was read, 0 for the first. Throws StaleVersion. */
export async function saveMethodSetting(scope: Scope, setting: MethodSetting, version: number): Promise<number> {
  const { tenantId, principal } = scope;
  const key = { tenantId, unitId: principal.unitId };
  const data = {
    responsibleId: setting.responsibleId,
    startedOn: columnDay(setting.startedOn),
    monthlyMonths: setting.monthlyMonths,
    laterEveryMonths: setting.laterEveryMonths,
  };
  expectOneRow(
    version === 0
      ? await scope.tx.methodSetting.createMany({ data: [{ ...key, ...data }], skipDuplicates: true })
      : await scope.tx.methodSetting.updateMany({
          where: { ...key, version },
          data: { ...data, version: { increment: 1 } },
        }),
  );
  return version + 1;
}

/** Whether the one who asks answers for the method of the unit they act in. */
export async function isMethodResponsible(scope: Scope): Promise<boolean> {
  const [row] = await scope.tx.$queryRaw<{ yes: boolean }[]>`select app.is_method_responsible() as yes`;
  return row?.yes ?? false;
}
