import "server-only";
import type { Scope } from "../../gate";
import type { MergeComparison, MergeCompared } from "../contract";
import { view } from "../corridor";
import { findMergeEntries } from "../data/merging";
import type { PersonRecord } from "../data/person-rows";
import { decideMerge } from "../domain/merge";
import { cardOf, identityOf } from "../domain/shown";
import { compareSchema } from "../schema";

/** Two entries side by side, and what merging them would mean. */
export const compareEntries = view({
  name: "compare-entries",
  input: compareSchema,
  needs: "decide",
  subject: ({ keptId, mergedId }) => [
    { kind: "person", personId: keptId },
    { kind: "person", personId: mergedId },
  ],
  load: async (scope, { keptId, mergedId }): Promise<MergeComparison | null> => {
    const found = await findMergeEntries(scope, keptId, mergedId);
    if (!found) return null;
    const plan = decideMerge(found.keptSide, found.mergedSide);
    return {
      kept: await compared(scope, found.kept),
      merged: await compared(scope, found.merged),
      conflicts: plan.ok ? plan.value.conflicts : [],
      obstacle: plan.ok ? null : plan.code,
    };
  },
  records: () => ({ event: "compared", fields: ["name", "otherNames", "identifier", "birthOn"], records: 2 }),
});

async function compared(scope: Scope, person: PersonRecord): Promise<MergeCompared> {
  const card = cardOf(person, scope.today);
  return {
    card,
    version: person.version,
    identity: card.isProtected ? null : identityOf(person, scope.today),
    cases: await scope.tx.caseRecord.count({ where: { AND: [scope.casesInSight(), { personId: person.id }] } }),
  };
}
