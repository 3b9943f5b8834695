import "server-only";
import type { Scope } from "../../gate";
import type { TenantKind } from "../../identity/contract";
import type { ReceiverFacts } from "../../secrecy";
import type { KnownReceiver } from "../contract";

interface Row {
  readonly unit_id: string;
  readonly unit_name: string;
  readonly authority_id: string;
  readonly authority_name: string;
  readonly authority_kind: string;
}

/** The units of other authorities that take releases, by name: public knowledge, and all that is told of them. */
export async function listKnownReceivers(scope: Scope): Promise<KnownReceiver[]> {
  const rows = await scope.tx.$queryRaw<Row[]>`
    select unit_id, unit_name, authority_id, authority_name, authority_kind from app.known_receivers()`;
  return rows.map((row) => ({
    ...{ unitId: row.unit_id, unitName: row.unit_name, authorityId: row.authority_id },
    ...{ authorityName: row.authority_name, authorityKind: row.authority_kind },
  }));
}

/** A receiver as the rules know it. */
export function receiverFacts({ authorityId, unitId, authorityKind }: KnownReceiver): ReceiverFacts {
  return { authorityId, unitId, kind: authorityKind as TenantKind };
}
