import "server-only";
import type { Scope } from "../../gate";
import { recordRelease, replay, type ReleaseFacts, type ReleaseRequest, type StoredDecision } from "../../secrecy";

const inputsAt = (rowId: string) => ({ table: "release_decision", column: "inputs_sealed", rowId }) as const;
const outcomeAt = (rowId: string) => ({ table: "release_decision", column: "outcome_sealed", rowId }) as const;

/** A decision that was made and kept. */
export interface KeptDecision {
  readonly id: string;
  readonly stored: StoredDecision;
}

/** Decides a release, and keeps the decision with all it was made from, allowed or denied. */
export async function decideAndKeep(
  scope: Scope,
  { caseId, personId }: { readonly caseId: string | null; readonly personId: string | null },
  request: ReleaseRequest,
  facts: ReleaseFacts,
): Promise<KeptDecision> {
  const id = scope.newId();
  const stored = recordRelease(scope.principal, request, facts, scope.now);
  const { decision, factsHash, ...inputs } = stored;
  await scope.tx.releaseDecision.createMany({
    data: [
      {
        ...{ tenantId: scope.tenantId, id, caseId, personId, factsHash },
        madeBy: scope.principal.accountId,
        madeAt: scope.now,
        policyVersion: decision.policyVersion,
        effect: decision.effect,
        rules: [...decision.rules],
        basis: request.basis,
        basisVersion: decision.basis?.version ?? null,
        inputsSealed: scope.seal(JSON.stringify(inputs), inputsAt(id)),
        outcomeSealed: scope.seal(JSON.stringify(decision), outcomeAt(id)),
      },
    ],
  });
  return { id, stored };
}

/** A kept decision, made once more. */
export interface ReplayedDecision {
  readonly id: string;
  readonly caseId: string | null;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly policyVersion: string;
  readonly effect: string;
  readonly rules: readonly string[];
  readonly basis: string;
  readonly basisVersion: number | null;
  readonly isSame: boolean;
}

/** The latest decisions in sight, each made again from what was kept. */
export async function listReplayed(scope: Scope, limit: number): Promise<ReplayedDecision[]> {
  const rows = await scope.tx.releaseDecision.findMany({
    where: { tenantId: scope.tenantId },
    orderBy: [{ madeAt: "desc" }, { id: "asc" }],
    take: limit,
  });
  return rows.map(({ inputsSealed, outcomeSealed, factsHash, ...row }) => {
    const inputs = JSON.parse(scope.open(inputsSealed, inputsAt(row.id))) as Omit<StoredDecision, "decision">;
    const decision = JSON.parse(scope.open(outcomeSealed, outcomeAt(row.id))) as StoredDecision["decision"];
    const { id, caseId, madeBy, madeAt, policyVersion, effect, rules, basis, basisVersion } = row;
    const { same } = replay({ ...inputs, factsHash, decision });
    const saysSo = decision.effect === effect && decision.rules.join() === rules.join();
    return { id, caseId, madeBy, madeAt, policyVersion, effect, rules, basis, basisVersion, isSame: same && saysSo };
  });
}
