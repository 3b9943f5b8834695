import "server-only";
import { columnDay } from "@/platform/clock/date-column";
import type { Scope } from "../../gate";
import type { Basis, KnownReceiver } from "../contract";

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

/** The legal bases that hold today. */
export async function listBases(scope: Scope): Promise<Basis[]> {
  const today = columnDay(scope.today);
  const rows = await scope.tx.legalBasis.findMany({
    where: { validFrom: { lte: today }, OR: [{ validTo: null }, { validTo: { gt: today } }] },
    orderBy: [{ mode: "desc" }, { code: "asc" }],
  });
  return rows.map(({ code, statute, mode, tests, ageFrom, ageTo, toKinds }) => ({
    ...{ code, statute, tests, ageFrom, ageTo, toKinds },
    mode: mode === "duty" ? "duty" : "consent",
  }));
}
