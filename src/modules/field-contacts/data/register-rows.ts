import "server-only";
import type { Scope } from "@/kernel/gate";
import { type PoliceGroup, type RegisterRow, factsOfRegisterRow, registerKey } from "../domain/register-row";

/** Rows sent in one statement: a few megabytes of JSON at most. */
const BATCH = 5_000;

/** The keys (`registerKey`) of the register rows the unit has between two days, both included. */
export async function findRegisterKeys(scope: Scope, from: string, to: string): Promise<ReadonlySet<string>> {
  const rows = await scope.tx.$queryRaw<{ number: string; on: string }[]>`
    select register_number as number, occurred_on::text as on from field_contact
    where tenant_id = ${scope.tenantId}::uuid and unit_id = ${scope.principal.unitId}::uuid
      and register_number is not null and occurred_on between ${from}::date and ${to}::date`;
  return new Set(rows.map(({ number, on }) => registerKey({ registerNumber: number, occurredOn: on })));
}

/** Notes an import. Counts only: the file is not kept, its digest tells it from others. */
export async function insertRegisterImport(
  scope: Scope,
  about: { readonly fileHash: string; readonly added: number; readonly unchanged: number },
): Promise<string> {
  const id = scope.newId();
  await scope.tx.registerImport.createMany({
    data: [
      {
        ...about,
        ...{ tenantId: scope.tenantId, id, unitId: scope.principal.unitId },
        importedBy: scope.principal.accountId,
        importedAt: scope.now,
      },
    ],
  });
  return id;
}

/** Adds register rows, each a figure without case or person. Answers how many were added; a row somebody else added meanwhile is not. */
export async function insertRegisterRows(
  scope: Scope,
  importId: string,
  rows: readonly RegisterRow[],
  groups: readonly PoliceGroup[],
): Promise<number> {
  let added = 0;
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows.slice(from, from + BATCH).map((row) => jsonRow(scope, row, groups));
    added += await insertBatch(scope, importId, JSON.stringify(batch));
  }
  return added;
}

function jsonRow(scope: Scope, row: RegisterRow, groups: readonly PoliceGroup[]): Record<string, unknown> {
  return { ...factsOfRegisterRow(row, groups), id: scope.newId(), registerNumber: row.registerNumber };
}

function insertBatch(scope: Scope, importId: string, json: string): Promise<number> {
  const { tenantId, principal, now } = scope;
  return scope.tx.$executeRaw`
    insert into field_contact (tenant_id, id, unit_id, source, register_import_id, register_number, occurred_on,
      occurred_time, police_group_id, register_police_group, place_type, reason, test_result, age_years, age_source, sex,
      known_in_drug_contexts, known_to_social_services, known_to_addiction_care, mumin, present_at_interrogation,
      assessment_made, report, offer, answer, intake_registered, first_visit, completed, logged_by, logged_at)
    select ${tenantId}::uuid, r.id, ${principal.unitId}::uuid, 'register', ${importId}::uuid, r."registerNumber", r."occurredOn",
      r."occurredTime", r."policeGroupId", r."registerPoliceGroup", r."placeType", r.reason, r."testResult", r."ageYears",
      r."ageSource", r.sex, r."knownInDrugContexts", r."knownToSocialServices", r."knownToAddictionCare", r.mumin,
      r."presentAtInterrogation", r."assessmentMade", r.report, r.offer, r.answer, r."intakeRegistered", r."firstVisit",
      r.completed, ${principal.accountId}::uuid, ${now}
    from jsonb_to_recordset(${json}::jsonb) as r(id uuid, "registerNumber" text, "occurredOn" date, "occurredTime" text,
      "policeGroupId" uuid, "registerPoliceGroup" text, "placeType" text, reason text, "testResult" text,
      "ageYears" smallint, "ageSource" text, sex text, "knownInDrugContexts" text, "knownToSocialServices" text,
      "knownToAddictionCare" text, mumin boolean, "presentAtInterrogation" boolean, "assessmentMade" boolean,
      report text, offer text, answer text, "intakeRegistered" boolean, "firstVisit" text, completed text)
    on conflict (tenant_id, unit_id, register_number, occurred_on) do nothing`;
}
