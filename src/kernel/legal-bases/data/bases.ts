import "server-only";
import { dayOf, dayOrNull } from "@/platform/clock/date-column";
import type { Scope } from "../../gate";
import type { AgencyKind, BasisFacts, ReleasePurpose } from "../../secrecy/contract";
import type { BasisRow, Confidence, PenaltyRow } from "../contract";

type Stored = Awaited<ReturnType<Scope["tx"]["legalBasis"]["findMany"]>>[number];

/** Every version of every basis, of all days, by code and version: the law, the same for all authorities. */
export async function listBasisRows(scope: Scope): Promise<BasisRow[]> {
  const rows = await scope.tx.legalBasis.findMany({ orderBy: [{ code: "asc" }, { version: "asc" }] });
  return rows.map(rowOf);
}

/** Every version of one basis, oldest first; empty when there is no such code. */
export async function findBasisVersions(scope: Scope, code: string): Promise<BasisRow[]> {
  const rows = await scope.tx.legalBasis.findMany({ where: { code }, orderBy: { version: "asc" } });
  return rows.map(rowOf);
}

function rowOf(row: Stored): BasisRow {
  const { statute, fromOthers, toOthers, excludedSecrecy, documented, deadline, openQuestion, source } = row;
  return {
    ...{ statute, fromOthers, toOthers, excludedSecrecy, documented, deadline, openQuestion, source },
    facts: factsOf(row),
    confidence: row.confidence as Confidence,
  };
}

/** The row's texts are held to the value sets by the table's own checks. */
function factsOf(row: Stored): BasisFacts {
  const { code, version, ageFrom, ageTo, needsRequest, tests, exclusions } = row;
  return {
    ...{ code, version, ageFrom, ageTo, needsRequest, tests, exclusions },
    mode: row.mode as BasisFacts["mode"],
    from: row.fromKinds as AgencyKind[],
    to: row.toKinds as AgencyKind[],
    purposes: row.purposes as ReleasePurpose[],
    excludedPurposes: row.excludedPurposes as BasisFacts["excludedPurposes"],
    anyOf: row.anyOf as BasisFacts["anyOf"][number][],
    offence: row.asksOffence
      ? {
          leastMonths: row.offenceLeastMonths,
          attemptLeastMonths: row.offenceAttemptLeastMonths,
          needsPrisonInScale: row.offenceNeedsPrison,
          chapters: row.offenceChapters,
        }
      : null,
    onlyData: row.onlyData as BasisFacts["onlyData"][number][],
    validFrom: dayOf(row.validFrom),
    validTo: dayOrNull(row.validTo),
  };
}

/** The table of least penalties, by chapter, section and day. */
export async function listPenaltyRows(scope: Scope): Promise<PenaltyRow[]> {
  const rows = await scope.tx.offencePenalty.findMany({
    orderBy: [{ chapter: "asc" }, { section: "asc" }, { code: "asc" }, { validFrom: "asc" }],
  });
  return rows.map(({ validFrom, validTo, confidence, ...row }) => ({
    ...row,
    validFrom: dayOf(validFrom),
    validTo: dayOrNull(validTo),
    confidence: confidence as Confidence,
  }));
}
