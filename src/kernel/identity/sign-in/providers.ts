import "server-only";
import { database, inTransaction } from "@/platform/db";
import { openText } from "@/platform/crypto";
import { signInKeysOf } from "../tenant-keys";

/** An identity provider of one tenant. Its id in addresses is `oidc-<row id>`. */
export interface SignInProvider {
  readonly id: string;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly label: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecretSealed: string | null;
}

interface ProviderRow {
  tenant_id: string;
  tenant_name: string;
  provider_id: string;
  label: string;
  issuer: string;
  client_id: string;
  client_secret_sealed: string | null;
}

/** The providers that are switched on, by authority and name. */
export async function listProviders(): Promise<readonly SignInProvider[]> {
  const rows = await database().$queryRaw<ProviderRow[]>`
    select tenant_id, tenant_name, provider_id, label, issuer, client_id, client_secret_sealed
    from app.sign_in_providers() order by tenant_name, label`;
  return rows.map((row) => ({
    id: `oidc-${row.provider_id}`,
    tenantId: row.tenant_id,
    tenantName: row.tenant_name,
    label: row.label,
    issuer: row.issuer,
    clientId: row.client_id,
    clientSecretSealed: row.client_secret_sealed,
  }));
}

/** The secret agreed with the provider; undefined for a public client. */
export async function clientSecretOf(provider: SignInProvider): Promise<string | undefined> {
  const { tenantId, clientSecretSealed } = provider;
  if (clientSecretSealed === null) return undefined;
  const keys = await inTransaction((tx) => signInKeysOf(tx, tenantId));
  return openText(keys.field.forSealed(clientSecretSealed), clientSecretSealed, {
    tenantId,
    ...clientSecretAddress(provider.id.slice("oidc-".length)),
  });
}

/** Where a provider's client secret is sealed. The administrator's screen seals to the same place. */
export function clientSecretAddress(providerRowId: string): { table: string; column: string; rowId: string } {
  return { table: "oidc_provider", column: "client_secret_sealed", rowId: providerRowId };
}
