import "server-only";
import { expectOneRow, type Scope } from "../../gate";
import type { AddOidcProvider, ChangeOidcProvider } from "../schema";

/** An identity provider without its secret. */
export interface ProviderRow {
  readonly id: string;
  readonly label: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly hasSecret: boolean;
  readonly enabled: boolean;
  readonly version: number;
}

export async function listProviderRows(scope: Scope): Promise<ProviderRow[]> {
  const rows = await scope.tx.oidcProvider.findMany({
    where: { tenantId: scope.tenantId },
    orderBy: [{ label: "asc" }, { id: "asc" }],
  });
  return rows.map(providerRow);
}

export async function findProviderRow(scope: Scope, providerId: string): Promise<ProviderRow | null> {
  const found = await scope.tx.oidcProvider.findUnique({
    where: { tenantId_id: { tenantId: scope.tenantId, id: providerId } },
  });
  return found && providerRow(found);
}

/** The issuer of an enabled provider; null when there is none with the id, or the id is empty. */
export async function findIssuer(scope: Scope, providerId: string): Promise<string | null> {
  if (providerId === "") return null;
  const found = await scope.tx.oidcProvider.findUnique({
    where: { tenantId_id: { tenantId: scope.tenantId, id: providerId } },
    select: { issuer: true, enabled: true },
  });
  return found?.enabled ? found.issuer : null;
}

export async function isIssuerTaken(scope: Scope, issuer: string): Promise<boolean> {
  const found = await scope.tx.oidcProvider.findUnique({
    where: { tenantId_issuer: { tenantId: scope.tenantId, issuer } },
    select: { id: true },
  });
  return found !== null;
}

/** What changing a provider depends on; null when there is no such provider. */
export async function findProviderUse(scope: Scope, providerId: string): Promise<{ usedByAsker: boolean } | null> {
  const provider = await findProviderRow(scope, providerId);
  if (!provider) return null;
  const { principal } = scope;
  if (principal.method !== "oidc") return { usedByAsker: false };
  const own = await scope.tx.account.findUnique({
    where: { tenantId_id: { tenantId: scope.tenantId, id: principal.accountId } },
    select: { oidcIssuer: true },
  });
  return { usedByAsker: own?.oidcIssuer === provider.issuer };
}

export async function insertProvider(scope: Scope, { clientSecret, ...fields }: AddOidcProvider): Promise<string> {
  const id = scope.newId();
  await scope.tx.oidcProvider.createMany({
    data: [{ tenantId: scope.tenantId, id, ...fields, clientSecretSealed: sealedSecret(scope, id, clientSecret) }],
  });
  return id;
}

export async function saveProvider(scope: Scope, input: ChangeOidcProvider): Promise<void> {
  const { providerId, version, clientSecret, ...fields } = input;
  const secret = sealedSecret(scope, providerId, clientSecret);
  expectOneRow(
    await scope.tx.oidcProvider.updateMany({
      where: { tenantId: scope.tenantId, id: providerId, version },
      data: { ...fields, ...(secret === null ? {} : { clientSecretSealed: secret }), version: { increment: 1 } },
    }),
  );
}

function sealedSecret(scope: Scope, rowId: string, secret: string): string | null {
  if (secret === "") return null;
  return scope.seal(secret, { table: "oidc_provider", column: "client_secret_sealed", rowId });
}

function providerRow(found: Omit<ProviderRow, "hasSecret"> & { clientSecretSealed: string | null }): ProviderRow {
  const { id, label, issuer, clientId, enabled, version, clientSecretSealed } = found;
  return { id, label, issuer, clientId, enabled, version, hasSecret: clientSecretSealed !== null };
}
