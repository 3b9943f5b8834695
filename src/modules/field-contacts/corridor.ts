import "server-only";
import { corridor } from "@/kernel/gate";
import type { Grants } from "@/kernel/access";

/**
 * Who may do what with field contacts. The administrator names police groups, which hold no case content; the log
 * reviewer, the police and partners have no part in them.
 */
export const fieldContactGrants: Grants = {
  outreachWorker: ["read", "write"],
  socialWorker: ["read", "write"],
  unitHead: ["read", "write", "decide"],
  administrator: ["administer"],
};

export const { operation, view } = corridor({
  name: "field-contacts",
  messages: "fieldContacts",
  grants: fieldContactGrants,
});
