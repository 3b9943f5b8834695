import "server-only";
import { columnDay } from "@/platform/clock/date-column";
import type { Scope } from "../../gate";
import type { BasisFacts, OffenceRow } from "../../secrecy/contract";
import type { ReleaseGround } from "../contract";
import { listBasisRows, listPenaltyRows } from "./bases";

/** Every version of every basis as the engine wants it. */
async function listBasisFacts(scope: Scope): Promise<BasisFacts[]> {
  return (await listBasisRows(scope)).map(({ facts }) => facts);
}

/** `code@version` of what the own authority's lawyer has signed and not taken back. */
export async function listSignedBases(scope: Scope): Promise<string[]> {
  const rows = await scope.tx.basisSignOff.findMany({
    where: { tenantId: scope.tenantId, revokedAt: null },
    select: { code: true, basisVersion: true },
    orderBy: [{ code: "asc" }, { basisVersion: "asc" }],
  });
  return rows.map(({ code, basisVersion }) => `${code}@${basisVersion}`);
}

/** Whether the own authority is a demo, which may try what nobody has signed. */
export async function isDemo(scope: Scope): Promise<boolean> {
  const tenant = await scope.tx.tenant.findUniqueOrThrow({ where: { id: scope.tenantId }, select: { isDemo: true } });
  return tenant.isDemo;
}

/**
 * The codes for which the own authority's delegation wants a second person today, or "unknown" while nobody has recorded
 * the delegation. A code's own rule goes before the one for all.
 */
export async function approvalFor(scope: Scope): Promise<readonly string[] | "unknown"> {
  const today = columnDay(scope.today);
  const rules = await scope.tx.delegationRule.findMany({
    where: { tenantId: scope.tenantId, validFrom: { lte: today }, OR: [{ validTo: null }, { validTo: { gt: today } }] },
    select: { basis: true, needsSecondPerson: true },
  });
  const forAll = rules.find(({ basis }) => basis === null);
  if (!forAll) return "unknown";
  const own = new Map(rules.map(({ basis, needsSecondPerson }) => [basis, needsSecondPerson]));
  const codes = await scope.tx.legalBasis.findMany({
    select: { code: true },
    distinct: ["code"],
    orderBy: { code: "asc" },
  });
  return codes.map(({ code }) => code).filter((code) => own.get(code) ?? forAll.needsSecondPerson);
}

/** The table of least penalties as the engine wants it. */
async function listOffenceRows(scope: Scope): Promise<OffenceRow[]> {
  return (await listPenaltyRows(scope)).map(({ code, chapter, leastMonths, hasPrisonInScale, validFrom, validTo }) => ({
    ...{ code, chapter, leastMonths, hasPrisonInScale, validFrom, validTo },
  }));
}

/** All that the own authority's releases rest on. */
export async function findReleaseGround(scope: Scope): Promise<ReleaseGround> {
  return {
    bases: await listBasisFacts(scope),
    signedBases: await listSignedBases(scope),
    isDemo: await isDemo(scope),
    approvalFor: await approvalFor(scope),
    offences: await listOffenceRows(scope),
  };
}
