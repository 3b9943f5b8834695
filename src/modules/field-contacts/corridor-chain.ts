import "server-only";
import type { Grants } from "@/kernel/access";
import { corridor } from "@/kernel/gate";
import { fieldContactGrants } from "./corridor";

/**
 * The chain: the same people as the contacts. Receiving services, their target groups, the housing rules and the
 * districts are kept by the administrator or by the head of the unit; they hold no case content.
 */
const chainGrants: Grants = { ...fieldContactGrants, unitHead: ["read", "write", "decide", "administer"] };

export const { operation: chainOperation, view: chainView } = corridor({
  name: "field-contacts",
  messages: "fieldChain",
  grants: chainGrants,
});
