import "server-only";
import { expectOneRow, type Scope } from "../../gate";
import { findAccountNames } from "../../organisations";
import type { RevokeCurrent, SignCurrent } from "../domain/sign";
import type { RevokeBasis, SignBasis } from "../schema";
import { findBasisVersions } from "./bases";

const at = (column: string, rowId: string) => ({ table: "basis_sign_off", column, rowId }) as const;

/** The lawyer's word on a version, as its page shows it. */
export interface SignOffRow {
  readonly id: string;
  readonly version: number;
  readonly note: string;
  readonly by: string;
  readonly at: Date;
  readonly revoked: { readonly reason: string; readonly by: string; readonly at: Date } | null;
}

/** All sign-offs of one basis by the own authority, newest first. */
export async function listSignOffs(scope: Scope, code: string): Promise<SignOffRow[]> {
  const rows = await scope.tx.basisSignOff.findMany({
    where: { tenantId: scope.tenantId, code },
    orderBy: [{ signedAt: "desc" }, { id: "desc" }],
  });
  const names = await findAccountNames(
    scope,
    rows.flatMap(({ signedBy, revokedBy }) => (revokedBy === null ? [signedBy] : [signedBy, revokedBy])),
  );
  return rows.map((row) => ({
    ...{ id: row.id, version: row.basisVersion, at: row.signedAt },
    note: scope.open(row.noteSealed, at("note_sealed", row.id)),
    by: names.get(row.signedBy) ?? "",
    revoked:
      row.revokedAt === null || row.revokedBy === null || row.revocationSealed === null
        ? null
        : {
            reason: scope.open(row.revocationSealed, at("revocation_sealed", row.id)),
            by: names.get(row.revokedBy) ?? "",
            at: row.revokedAt,
          },
  }));
}

/** What signing a version depends on; null when there is no such version. */
export async function findSignCurrent(
  scope: Scope,
  { code, version }: { readonly code: string; readonly version: number },
): Promise<SignCurrent | null> {
  const row = (await findBasisVersions(scope, code)).find(({ facts }) => facts.version === version);
  if (!row) return null;
  const live = await scope.tx.basisSignOff.findFirst({
    where: { tenantId: scope.tenantId, code, basisVersion: version, revokedAt: null },
    select: { id: true },
  });
  return { facts: row.facts, liveId: live?.id ?? null };
}

/** What taking a signature back depends on; null when the own authority has no such signature. */
export async function findRevokeCurrent(
  scope: Scope,
  { signOffId }: Pick<RevokeBasis, "signOffId">,
): Promise<RevokeCurrent | null> {
  const found = await scope.tx.basisSignOff.findUnique({
    where: { tenantId_id: { tenantId: scope.tenantId, id: signOffId } },
    select: { code: true, basisVersion: true, revokedAt: true },
  });
  return found && { code: found.code, version: found.basisVersion, isLive: found.revokedAt === null };
}

/** Signs a version in the principal's name. */
export async function insertSignOff(scope: Scope, { code, version, note }: SignBasis): Promise<{ signOffId: string }> {
  const id = scope.newId();
  await scope.tx.basisSignOff.createMany({
    data: [
      {
        ...{ tenantId: scope.tenantId, id, code, basisVersion: version },
        noteSealed: scope.seal(note, at("note_sealed", id)),
        ...{ signedBy: scope.principal.accountId, signedAt: scope.now },
      },
    ],
  });
  return { signOffId: id };
}

/** Takes a signature back. Throws StaleVersion when somebody else was first. */
export async function saveRevocation(
  scope: Scope,
  { signOffId, reason }: RevokeBasis,
): Promise<{ readonly signOffId: string }> {
  expectOneRow(
    await scope.tx.basisSignOff.updateMany({
      where: { tenantId: scope.tenantId, id: signOffId, revokedAt: null },
      data: {
        ...{ revokedBy: scope.principal.accountId, revokedAt: scope.now },
        revocationSealed: scope.seal(reason, at("revocation_sealed", signOffId)),
      },
    }),
  );
  return { signOffId };
}
