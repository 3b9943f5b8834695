import "server-only";
import { view } from "../corridor";
import { findChain } from "../data/chain/open-chain";
import { findContact } from "../data/open-contact";
import { factNames } from "../domain/recording";
import { contactStatus } from "../domain/status";
import { openContactSchema } from "../schema";

/** One contact: its facts, what is missing, where it is in the chain, and what the one who looks may do. */
export const contactPage = view({
  name: "contact-page",
  input: openContactSchema,
  needs: "read",
  subject: ({ caseId }) => ({ kind: "case", caseId }),
  load: async (scope, { caseId }) => {
    const found = await findContact(scope, caseId);
    const chain = found && (await findChain(scope, caseId));
    if (!found || !chain) return null;
    const { contact, closedAt } = found;
    const waiting = contact.handover !== null && contact.handover.acknowledgedAt === null;
    const isOpen = closedAt === null;
    const mayAcknowledge = waiting && contact.handover?.toUnitId === scope.principal.unitId;
    return {
      ...found,
      status: contactStatus(contact, scope.now),
      ...{ chain, now: scope.now, today: scope.today },
      mayEdit: isOpen,
      mayAcknowledge,
      mayHandOver: isOpen && !waiting && contact.mumin !== false && found.receivers.length > 0,
      mayLink: isOpen && found.person === null && contact.mumin !== false,
      mayUnlink: isOpen && found.person !== null,
      // How the method was followed is the unit's own, not the receiver's.
      mayAnswerMethod: contact.unitId === scope.principal.unitId,
    };
  },
  records: ({ value }) => ({
    event: "opened",
    caseId: value.caseId,
    personIds: value.person === null ? [] : [value.person.id],
    fields: [
      ...factNames.filter((name) => value.contact[name] !== null),
      ...(value.note === null ? [] : ["note"]),
      ...(value.handovers.some(({ message }) => message !== null) ? ["message"] : []),
      ...(value.chain.facts.socialNeed.length > 0 ? ["socialNeed"] : []),
      ...(value.chain.offers.some(({ reason }) => reason !== null) ? ["reason"] : []),
    ],
    records: 1,
  }),
});
