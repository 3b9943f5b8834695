/** Files old enough for retention to look at, made on the administrator's connection. */
import { randomBytes, randomUUID } from "node:crypto";
import { now } from "@/platform/clock";
import { uuidv7 } from "@/platform/id";
import type { House, Tenant, Unit } from "./house";
import { addCase } from "./records";

export interface OldFile {
  readonly personId: string;
  readonly caseId: string;
  readonly number: string;
}

/** Somebody with a number, born on a day. Answers the id. */
export async function addBornPerson(
  house: House,
  tenant: Pick<Tenant, "id">,
  about: { readonly birthOn: string | null; readonly kind?: string; readonly level?: string; readonly at?: string },
): Promise<string> {
  const id = uuidv7(now());
  const kind = about.kind ?? "personnummer";
  await house.rows(
    `insert into person (tenant_id, id, identity_kind, identity_level, number_sealed, number_index, temporary_id, given_name, family_name, birth_on,
       registered_by, registered_at) values ($1,$2,$3::identity_kind,$4::identity_level,$5,$6,$7,'Nova','Exempel',$8,$9,$10)`,
    [
      ...[tenant.id, id, kind, kind === "samordningsnummer" ? (about.level ?? "confirmed") : null],
      ...(kind === "temporary" ? [null, null, `TEMP-${randomBytes(4).toString("hex")}`] : ["x", randomUUID(), null]),
      ...[about.birthOn, randomUUID(), about.at ?? "2012-01-01"],
    ],
  );
  return id;
}

/** A file: somebody and one case, closed and last written in on a day. */
export async function addOldFile(
  house: House,
  unit: Unit,
  about: {
    readonly birthOn: string | null;
    readonly closedOn: string;
    readonly workflow?: string;
    readonly personId?: string;
  },
): Promise<OldFile> {
  const personId = about.personId ?? (await addBornPerson(house, unit.tenant, { birthOn: about.birthOn }));
  const caseId = await addCase(house, { unit, personId, workflow: about.workflow ?? "field-contacts" });
  const [row] = await house.rows<{ number: string }>(
    "update case_record set opened_at = $3::date - 30, closed_at = $3::date + interval '12 hours' where tenant_id = $1 and id = $2 returning number",
    [unit.tenant.id, caseId, about.closedOn],
  );
  return { personId, caseId, number: row!.number };
}

/** Signs every rule that holds today for the authority. */
export async function signRules(house: House, tenant: Pick<Tenant, "id">): Promise<void> {
  await house.rows(
    `insert into retention_sign_off (tenant_id, rule_code, rule_version, signed_by, signed_on, recorded_by, recorded_at)
     select $1, r.code, r.version, 'Stadsjurist Exempel', '2026-11-01', gen_random_uuid(), now() from app.retention_rule r on conflict do nothing`,
    [tenant.id],
  );
}
