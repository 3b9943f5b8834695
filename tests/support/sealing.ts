/** Sealed texts and blind indexes as the product makes them, with the data keys of a tenant of the house. */
import { blindIndex, decodeKey, sealText, unwrapKey } from "@/platform/crypto";
import type { House } from "./house";

async function keyOf(house: House, tenantId: string, dataClass: "field" | "index"): Promise<Buffer> {
  const [key] = await house.rows<{ wrapped: string }>(
    "select wrapped from tenant_key where tenant_id = $1 and purpose = $2",
    [tenantId, dataClass],
  );
  return unwrapKey(decodeKey(process.env["SAMLOTS_FIELD_KEY"]!), key!.wrapped, { tenantId, dataClass, keyVersion: 1 });
}

export async function sealedIn(
  house: House,
  tenantId: string,
  at: { readonly table: string; readonly column: string; readonly rowId: string },
  text: string,
): Promise<string> {
  return sealText(await keyOf(house, tenantId, "field"), text, { tenantId, keyVersion: 1, ...at });
}

export async function indexIn(house: House, tenantId: string, field: string, value: string): Promise<string> {
  return blindIndex(await keyOf(house, tenantId, "index"), field, value);
}
