import "server-only";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "../gate";
import { ReceivedScreen, ReleaseNoteScreen, ReleaseScreen } from "./ui/screens";
import { CaseDisclosuresSection, DisclosureInboxSection } from "./ui/sections";
import { caseDisclosures, disclosureInbox, openDisclosure, openReceived, releaseForm } from "./views";

/** /[org]/cases/[caseId]/release; `?to=` names the receiver beforehand. */
export const releasePage = page({
  view: releaseForm,
  input: ({ params }) => ({ caseId: params["caseId"] }),
  render: (place, { principal, search }) => (
    <ReleaseScreen org={principal.tenantSlug} place={place} toUnitId={String(search["to"] ?? "")} />
  ),
});

/** /[org]/cases/[caseId]/disclosures/[disclosureId] */
export const disclosurePage = page({
  view: openDisclosure,
  input: ({ params }) => ({ caseId: params["caseId"], disclosureId: params["disclosureId"] }),
  render: (release, { principal, search }) => (
    <ReleaseNoteScreen org={principal.tenantSlug} release={release} isJustReleased={search["done"] === "released"} />
  ),
});

/** /[org]/inbox/disclosures/[receivedId] */
export const receivedPage = page({
  view: openReceived,
  input: ({ params }) => ({ receivedId: params["receivedId"] }),
  render: (copy, { principal }) => <ReceivedScreen org={principal.tenantSlug} copy={copy} />,
});

/** A part of a case's page, through the gate on its own: what has been released, and the way to release. */
export const CaseDisclosuresPart = page({
  view: caseDisclosures,
  input: ({ params }) => ({ caseId: params["caseId"] }),
  render: (releases, { principal }) => <CaseDisclosuresSection org={principal.tenantSlug} releases={releases} />,
});

/** A part of the inbox, through the gate on its own: what other authorities have released to the unit. */
export const DisclosureInboxPart = page({
  view: disclosureInbox,
  input: () => ({}),
  render: (inbox, { principal }) => <DisclosureInboxSection org={principal.tenantSlug} inbox={inbox} />,
});

/** The title of a page, from the catalogue only: titles end up in histories and on shared screens. */
const titled = (title: "release" | "disclosure" | "received") => async (): Promise<Metadata> => {
  const t = await getTranslations("disclosures.titles");
  return { title: t(title) };
};

export const releaseTitle = titled("release");
export const disclosureTitle = titled("disclosure");
export const receivedTitle = titled("received");
