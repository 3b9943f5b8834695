import "server-only";
import { columnDay, dayOf, dayOrNull } from "@/platform/clock/date-column";
import { expectOneRow, type Scope } from "../../gate";
import { findAccountNames } from "../../organisations";
import type { DelegationCurrent } from "../domain/delegation";
import type { RecordDelegation } from "../schema";

/** A rule of the delegation, as its page shows it. */
export interface DelegationRow {
  readonly id: string;
  /** Null: all bases that have no rule of their own. */
  readonly basis: string | null;
  readonly needsSecondPerson: boolean;
  readonly decidedBy: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly recordedBy: string;
  readonly recordedAt: Date;
}

/** All rules of the own authority that have held, hold or will hold: the one about all first, then by code and day. */
export async function listDelegationRows(scope: Scope): Promise<DelegationRow[]> {
  const rows = await scope.tx.delegationRule.findMany({
    where: { tenantId: scope.tenantId },
    orderBy: [{ basis: { sort: "asc", nulls: "first" } }, { validFrom: "desc" }, { id: "desc" }],
  });
  const names = await findAccountNames(
    scope,
    rows.map(({ recordedBy }) => recordedBy),
  );
  return rows
    .map(({ id, basis, needsSecondPerson, decidedBy, validFrom, validTo, recordedBy, recordedAt }) => ({
      ...{ id, basis, needsSecondPerson, decidedBy, recordedAt },
      ...{ validFrom: dayOf(validFrom), validTo: dayOrNull(validTo), recordedBy: names.get(recordedBy) ?? "" },
    }))
    .filter(({ validFrom, validTo }) => validTo !== validFrom);
}

/** What a new rule depends on. */
export async function findDelegationCurrent(
  scope: Scope,
  { basis }: Pick<RecordDelegation, "basis">,
): Promise<DelegationCurrent> {
  const open = await scope.tx.delegationRule.findFirst({
    where: { tenantId: scope.tenantId, basis, validTo: null },
    select: { id: true, validFrom: true },
  });
  const isKnown = basis === null || (await scope.tx.legalBasis.count({ where: { code: basis } })) > 0;
  return { open: open && { id: open.id, validFrom: dayOf(open.validFrom) }, isKnown };
}

/** Ends the rule before and enters the new one. Throws StaleVersion when somebody else was first. */
export async function saveDelegation(
  scope: Scope,
  { basis, needsSecondPerson, decidedBy, validFrom }: RecordDelegation,
  endsId: string | null,
): Promise<{ ruleId: string }> {
  const id = scope.newId();
  const { tenantId } = scope;
  if (endsId !== null)
    expectOneRow(
      await scope.tx.delegationRule.updateMany({
        where: { tenantId, id: endsId, validTo: null },
        data: { validTo: columnDay(validFrom) },
      }),
    );
  await scope.tx.delegationRule.createMany({
    data: [
      {
        ...{ tenantId, id, basis, needsSecondPerson, decidedBy, validFrom: columnDay(validFrom) },
        ...{ recordedBy: scope.principal.accountId, recordedAt: scope.now },
      },
    ],
  });
  return { ruleId: id };
}
