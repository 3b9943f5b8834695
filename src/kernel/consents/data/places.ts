import "server-only";
import { columnDay } from "@/platform/clock/date-column";
import { expectOneRow, type Scope } from "../../gate";
import type { ConsentKind } from "../contract";
import type { KnownReceiver } from "../domain/registering";
import type { ChangeConsentSettings } from "../schema";

/** The case a consent is asked for in, or null when it is not in sight. */
export async function findConsentCase(scope: Scope, caseId: string) {
  return scope.tx.caseRecord.findUnique({
    where: { tenantId_id: { tenantId: scope.tenantId, id: caseId } },
    select: { id: true, number: true, personId: true, closedAt: true, unitId: true },
  });
}

/** The units of other authorities that take releases. */
export async function listReceivers(scope: Scope): Promise<KnownReceiver[]> {
  return scope.tx.$queryRaw<KnownReceiver[]>`
    select authority_id as "authorityId", authority_name as "authorityName", unit_id as "unitId", unit_name as "unitName"
    from app.known_receivers()`;
}

/** The own authority's name: the sender of what a consent lets go. */
export async function findOwnAuthority(scope: Scope): Promise<string> {
  const row = await scope.tx.tenant.findUniqueOrThrow({ where: { id: scope.tenantId }, select: { name: true } });
  return row.name;
}

/** The version of the notice of a kind that holds today, or null. */
export async function findNoticeVersion(scope: Scope, kind: ConsentKind): Promise<string | null> {
  const row = await scope.tx.consentNotice.findFirst({
    where: { kind, validFrom: { lte: columnDay(scope.today) } },
    select: { version: true },
    orderBy: [{ validFrom: "desc" }, { version: "desc" }],
  });
  return row && row.version;
}

/** What somebody was told, by language. */
export async function listNoticeTexts(
  scope: Scope,
  kind: ConsentKind,
  version: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await scope.tx.consentNotice.findMany({ where: { kind, version } });
  return new Map(rows.map(({ language, body }) => [language, body]));
}

export async function consentSettings(scope: Scope) {
  const { tenantId } = scope;
  const row = await scope.tx.consentSetting.findUniqueOrThrow({ where: { tenantId } });
  const { maxMonths, firstReminderDays, lastReminderDays, version } = row;
  return { maxMonths, firstReminderDays, lastReminderDays, version };
}
export type ConsentSettings = Awaited<ReturnType<typeof consentSettings>>;

export async function saveConsentSettings(scope: Scope, { version, ...fields }: ChangeConsentSettings): Promise<void> {
  expectOneRow(
    await scope.tx.consentSetting.updateMany({
      where: { tenantId: scope.tenantId, version },
      data: { ...fields, version: { increment: 1 } },
    }),
  );
}
