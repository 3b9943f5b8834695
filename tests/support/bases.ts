/** Makes an authority of a test ready to release: its delegation recorded, bases signed or tried as a demo. As superuser. */
import { now } from "@/platform/clock";
import { uuidv7 } from "@/platform/id";
import type { House, Tenant } from "./house";

export interface Ready {
  /** A demo may use what nobody has signed. */
  readonly demo?: boolean;
  /** `code` or `code@version`: signed. */
  readonly sign?: readonly string[];
  /** Codes that want a second person. */
  readonly approvalFor?: readonly string[];
}

export async function readyToRelease(house: House, tenant: Pick<Tenant, "id">, ready: Ready = {}): Promise<void> {
  await house.rows("update tenant set is_demo = $2 where id = $1", [tenant.id, ready.demo ?? false]);
  for (const basis of [null, ...(ready.approvalFor ?? [])])
    await house.rows(
      `insert into delegation_rule (tenant_id, id, basis, needs_second_person, decided_by, valid_from, recorded_by, recorded_at)
       values ($1, $2, $3, $4, 'Nämndens beslut', app.today(), $1, now()) on conflict do nothing`,
      [tenant.id, uuidv7(now()), basis, basis !== null],
    );
  for (const name of ready.sign ?? []) await signBasis(house, tenant, name);
}

/** Signs a basis, without a note that anybody could open. */
export async function signBasis(house: House, tenant: Pick<Tenant, "id">, name: string): Promise<void> {
  const [code, version] = name.split("@");
  await house.rows(
    `insert into basis_sign_off (tenant_id, id, code, basis_version, note_sealed, signed_by, signed_at)
     select $1, $2, b.code, b.version, '-', $1, now() from legal_basis b
     where b.code = $3 and b.version = coalesce($4::int, (select max(version) from legal_basis where code = $3))`,
    [tenant.id, uuidv7(now()), code, version ?? null],
  );
}
