import "server-only";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "../gate";
import { BasisScreen } from "./ui/basis-screen";
import { DelegationScreen } from "./ui/delegation-screen";
import { ListScreen } from "./ui/list-screen";
import { OffencesScreen } from "./ui/offences-screen";
import { listBases, listOffences, showBasis, showDelegation } from "./views";

/** The title of a page: a text of the catalogue. */
function titled(key: "bases" | "basis" | "delegation" | "offences"): () => Promise<Metadata> {
  return async () => ({ title: (await getTranslations("legalBases.titles"))(key) });
}

export const legalBasesTitle = titled("bases");
/** /[org]/legal-bases */
export const legalBasesPage = page({
  view: listBases,
  input: () => ({}),
  render: (shown, { principal }) => <ListScreen org={principal.tenantSlug} {...shown} />,
});

export const legalBasisTitle = titled("basis");
/** /[org]/legal-bases/[code] */
export const legalBasisPage = page({
  view: showBasis,
  input: ({ params }) => ({ code: params["code"] }),
  render: (shown, { principal }) => <BasisScreen org={principal.tenantSlug} {...shown} />,
});

export const delegationTitle = titled("delegation");
/** /[org]/legal-bases/delegation */
export const delegationPage = page({
  view: showDelegation,
  input: () => ({}),
  render: (shown, { principal }) => <DelegationScreen org={principal.tenantSlug} {...shown} />,
});

export const offencesTitle = titled("offences");
/** /[org]/legal-bases/offences */
export const offencesPage = page({
  view: listOffences,
  input: () => ({}),
  render: (shown, { principal }) => <OffencesScreen org={principal.tenantSlug} {...shown} />,
});
