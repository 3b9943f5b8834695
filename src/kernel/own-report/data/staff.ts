import "server-only";
import type { Scope } from "../../gate";
import { findAccountNames } from "../../organisations";

/** How staff are named to the person: by name, or not at all. */
export async function staffNames(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const setting = await scope.tx.retentionSetting.findUnique({ where: { tenantId: scope.tenantId } });
  return setting?.staffShown === "name" ? findAccountNames(scope, ids) : new Map();
}
