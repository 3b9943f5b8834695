import "server-only";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "@/kernel/gate";
import { ChainFormScreen } from "../../ui/chain/chain-form-screen";
import { chainForm } from "../../views/chain";

export async function chainFormMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("fieldChain"))("pageTitle") };
}

/** /[org]/field-contacts/[caseId]/steps/[form]; `?row=` an offer, `?kind=` what an offer begins as. */
export const chainFormPage = page({
  view: chainForm,
  input: ({ params, search }) => ({ caseId: params["caseId"], form: params["form"], rowId: search["row"] ?? null }),
  render: (value, { params, search }) => (
    <ChainFormScreen {...value} org={params["org"] ?? ""} offerKind={offerKindFrom(search["kind"])} />
  ),
});

/** What an address says an offer begins as: it only fills in a choice that can be made otherwise. */
function offerKindFrom(unverifiedText: unknown): string {
  return unverifiedText === "housing" || unverifiedText === "nothing" ? unverifiedText : "";
}
