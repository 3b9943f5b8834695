import "server-only";
import { swedishDateOf } from "@/platform/clock";
import type { Scope } from "../../gate";
import type { Role } from "../../identity/contract";
import { findPersonBrief } from "../../persons";
import type { OwnReport, ReleaseLine } from "../contract";
import { together, type LogLine } from "../domain/lines";

/** Lines a report reads at most. */
const LINES = 5000;

interface LogRow {
  readonly id: string;
  readonly at: Date;
  readonly act: string;
  readonly outcome: string;
  readonly staff_id: string | null;
  readonly staff: string | null;
  readonly role: Role | null;
  readonly unit: string | null;
  readonly case_number: string | null;
  readonly fields: string[];
  readonly checkpoint: bigint | null;
}

interface ReleaseRow {
  readonly id: string;
  readonly is_outgoing: boolean;
  readonly at: Date;
  readonly authority: string;
  readonly unit: string;
  readonly statute: string | null;
  readonly case_number: string;
  readonly withdrawn_at: Date | null;
  readonly seen_at: Date | null;
  readonly registered_at: Date | null;
}

/** Whether an act belongs to the emergency opening of files. */
const isEmergency = ({ act }: { readonly act: string }): boolean => act.startsWith("emergency.");

/** Who has read what about somebody in a time, and what was shared. Days are YYYY-MM-DD, both included. */
export async function readReport(
  scope: Scope,
  personId: string,
  time: { readonly fromOn: string; readonly toOn: string },
): Promise<OwnReport | null> {
  const person = await findPersonBrief(scope, personId);
  if (!person) return null;
  const { fromOn, toOn } = time;
  const rows = await scope.tx.$queryRaw<LogRow[]>`
    select * from app.own_log(${personId}::uuid, (${fromOn}::date)::timestamp at time zone 'Europe/Stockholm',
      (${toOn}::date + 1)::timestamp at time zone 'Europe/Stockholm', ${LINES + 1}::int)`;
  const lines = rows.slice(0, LINES);
  const of = (kind: (row: LogRow) => boolean) => together(lines.filter(kind).map(lineOf), swedishDateOf);
  return {
    ...{ personId: person.id, name: person.name, identifier: person.identifier, isProtected: person.isProtected },
    ...{ authorityName: scope.principal.tenantName, fromOn, toOn, madeAt: scope.now },
    isWhole: scope.principal.role === "registrar",
    done: of((row) => row.outcome === "allowed" && !isEmergency(row)),
    refused: of((row) => row.outcome !== "allowed"),
    emergencies: of((row) => row.outcome === "allowed" && isEmergency(row)),
    releases: await listReleases(scope, personId),
    isCut: rows.length > LINES,
  };
}

function lineOf(row: LogRow): LogLine {
  return {
    ...{
      id: row.id,
      at: row.at,
      act: row.act,
      staffId: row.staff_id,
      staff: row.staff,
      role: row.role,
      unit: row.unit,
    },
    ...{ caseNumber: row.case_number, fields: row.fields },
    checkpoint: row.checkpoint === null ? null : Number(row.checkpoint),
  };
}

async function listReleases(scope: Scope, personId: string): Promise<readonly ReleaseLine[]> {
  const rows = await scope.tx.$queryRaw<ReleaseRow[]>`select * from app.own_releases(${personId}::uuid)`;
  return rows.map((row) => ({
    ...{ id: row.id, isOutgoing: row.is_outgoing, at: row.at, authority: row.authority, unit: row.unit },
    ...{ statute: row.statute, caseNumber: row.case_number, withdrawnAt: row.withdrawn_at },
    ...{ seenAt: row.seen_at, registeredAt: row.registered_at },
  }));
}
