import "server-only";
import type { Grants } from "../access";
import { corridor } from "../gate";
import { roles } from "../identity";

/** Everybody who is signed in keeps the own account, whatever the role. */
const everybody = Object.fromEntries(roles.map((role) => [role, ["read", "write"]])) as Grants;

export const { operation, view } = corridor({ name: "account", messages: "account", grants: everybody });
