import "server-only";
import type { Scope } from "@/kernel/gate";
import { ok, type Result } from "@/platform/result";
import type { LogFieldContact } from "../schema";

type Identity = NonNullable<LogFieldContact["identity"]>;

export function decideIdentity({ identity }: { identity: Identity }, _today: string): Result<Identity> {
  return ok(identity);
}

export async function registerIdentity(_scope: Scope, identity: Identity): Promise<string | null> {
  return identity.kind === "person" ? identity.personId : null;
}
