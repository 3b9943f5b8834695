import "server-only";
import { corridor } from "@/kernel/gate";
import { fieldContactGrants } from "./corridor";

/** The published report: the same people as the contacts, with sentences of its own. */
export const { operation: reportOperation, view: reportView } = corridor({
  name: "field-contacts",
  messages: "fieldReport",
  grants: fieldContactGrants,
});
