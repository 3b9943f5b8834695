import "server-only";
import { listColleagues } from "@/kernel/organisations";
import { chainView } from "../../corridor-chain";
import { chainFactsOf, findContactChain } from "../../operations/chain/contact-chain";
import { latestBooking } from "../../domain/chain/visits";
import { openChainFormSchema } from "../../schema-chain";

/** One form of the chain: the contact and its chain, and the offer or the booking the form is about. */
export const chainForm = chainView({
  name: "chain-form",
  input: openChainFormSchema,
  needs: "write",
  subject: ({ caseId }) => ({ kind: "case", caseId }),
  load: async (scope, { caseId, form, rowId }) => {
    const found = await findContactChain(scope, caseId);
    if (found === null || found.opened.closedAt !== null) return null;
    const { opened, chain } = found;
    const offer = chain.offers.find(({ id }) => id === rowId) ?? null;
    const latest = latestBooking(chain.bookings);
    const booking = latest?.outcome === null ? (chain.bookings.find(({ id }) => id === latest.id) ?? null) : null;
    if ((form === "answer" && offer === null) || (form === "visit" && booking === null)) return null;
    const colleagues = form === "guide" ? await listColleagues(scope, scope.principal.unitId) : [];
    const age = chainFactsOf(found, scope.today).ageOn(scope.today);
    const people = colleagues.map(({ accountId, name }) => ({ id: accountId, name }));
    return { caseId, form, opened, chain, offer, booking, age, colleagues: people, today: scope.today };
  },
  records: ({ value: { caseId, opened, form, chain } }) => ({
    event: "opened-form",
    caseId,
    personIds: opened.person === null ? [] : [opened.person.id],
    fields: [form, ...(chain.offers.some(({ reason }) => reason !== null) ? ["reason"] : [])],
    records: 1,
  }),
});
