import "server-only";
import { corridor } from "@/kernel/gate";
import { fieldContactGrants } from "./corridor";

/** The method: the same people as the contacts, with sentences of its own. */
export const { operation: methodOperation, view: methodView } = corridor({
  name: "field-contacts",
  messages: "fieldMethod",
  grants: fieldContactGrants,
});

/**
 * The tally: the police liaison counts, in the police's own authority, and sees nothing else of this workflow. Who may
 * send is set by the receiver's administrator; what came is read by the head of the unit (in the method's corridor).
 */
export const { operation: tallyOperation, view: tallyView } = corridor({
  name: "field-contacts",
  messages: "fieldMethod",
  grants: { policeLiaison: ["read", "write"], administrator: ["administer"] },
});
