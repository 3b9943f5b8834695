import "server-only";
import { knownAgeOn, type AgeRange } from "../../domain/chain/age";
import type { Scope } from "@/kernel/gate";
import { findContact, type OpenedContact } from "../../data/open-contact";
import { findChain, type OpenedChain } from "../../data/chain/open-chain";

/** A contact with its chain, as every act on the chain loads it. */
export interface ContactChain {
  readonly opened: OpenedContact;
  readonly contact: OpenedContact["contact"];
  readonly chain: OpenedChain;
}

/** The contact and the chain of a case in sight, or null. */
export async function findContactChain(scope: Scope, caseId: string): Promise<ContactChain | null> {
  const opened = await findContact(scope, caseId);
  const chain = opened && (await findChain(scope, caseId));
  return opened && chain && { opened, contact: opened.contact, chain };
}

/** What every decision about the chain asks besides the rows. */
export function chainFactsOf({ opened, contact, chain }: ContactChain, today: string) {
  const ageOn = (on: string): AgeRange | null => knownAgeOn({ ...contact, birthOn: chain.birthOn }, on);
  return { today, isClosed: opened.closedAt !== null, ageOn };
}

/** The rows that a note of the chain hangs on. */
export function contactOf({ contact }: ContactChain, caseId: string) {
  return { caseId, contactId: contact.id };
}
