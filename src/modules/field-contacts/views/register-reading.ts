import "server-only";
import type { Scope } from "@/kernel/gate";
import { type Result, ok } from "@/platform/result";
import { view } from "../corridor";
import { listPoliceGroups, type PoliceGroupRow } from "../data/police-groups";
import { findRegisterKeys } from "../data/register-rows";
import { matchPoliceGroup, registerKey, type RegisterRow } from "../domain/register-row";
import { readRegister, type RegisterReading } from "../files/read-register";
import type { FileFault } from "../files/sheet";
import { readThroughRegisterSchema } from "../register-schema";

/** A register file read and held against what the unit has. */
export interface ReadAgainstUnit {
  readonly reading: RegisterReading;
  /** The faultless rows the unit does not have yet. */
  readonly newRows: readonly RegisterRow[];
  /** How many of the faultless rows the unit has already. */
  readonly knownCount: number;
  readonly groups: readonly PoliceGroupRow[];
  /** Names of police groups as the file writes them that no configured group fits. */
  readonly unmatchedGroups: readonly string[];
}

/** Reads a file and compares it with the unit's register. Writes nothing. */
export async function readAgainstUnit(scope: Scope, file: Uint8Array): Promise<Result<ReadAgainstUnit, FileFault>> {
  const read = await readRegister(file, { now: scope.now });
  if (!read.ok) return read;
  const { rows } = read.value;
  const days = rows.map(({ occurredOn }) => occurredOn).sort();
  const known = await findRegisterKeys(scope, days[0] ?? scope.today, days.at(-1) ?? scope.today);
  const newRows = rows.filter((row) => !known.has(registerKey(row)));
  const groups = await listPoliceGroups(scope);
  const unmatched = rows.filter(({ policeGroup }) => policeGroup !== null && !matchPoliceGroup(policeGroup, groups));
  return ok({
    ...{ reading: read.value, newRows, groups },
    knownCount: rows.length - newRows.length,
    unmatchedGroups: [...new Set(unmatched.map(({ policeGroup }) => policeGroup ?? ""))],
  });
}

/** The dry run as the screen and the command line show it: counts and remarks, not the rows. */
export type DryRun = Result<
  Omit<RegisterReading, "rows"> & {
    readonly newCount: number;
    readonly knownCount: number;
    readonly unmatchedGroups: readonly string[];
    /** The days of the faultless rows, first and last; null when there are none. */
    readonly days: { readonly from: string; readonly to: string } | null;
  },
  FileFault
>;

/** The dry run of an import: what would be added, what stands in the way. Nothing is written. */
export const registerReading = view({
  name: "register-reading",
  input: readThroughRegisterSchema,
  needs: "decide",
  subject: () => ({ kind: "unitOverview" }),
  load: async (scope, { file }): Promise<DryRun> => {
    const read = await readAgainstUnit(scope, file);
    if (!read.ok) return read;
    const { reading, newRows, knownCount, unmatchedGroups } = read.value;
    const { rows, ...rest } = reading;
    const days = rows.map(({ occurredOn }) => occurredOn).sort();
    const [from, to] = [days[0], days.at(-1)];
    return ok({
      ...rest,
      newCount: newRows.length,
      knownCount,
      unmatchedGroups,
      days: from && to ? { from, to } : null,
    });
  },
  records: ({ value }) => ({ event: "register-read-through", records: value.ok ? value.value.rowCount : 0 }),
});
