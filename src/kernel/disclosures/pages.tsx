import "server-only";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "../gate";
import { DecisionsScreen } from "./ui/decisions-screen";
import { DisclosureInboxSection } from "./ui/inbox-section";
import { ReceivedScreen } from "./ui/received-screen";
import { ApprovalScreen, ReleaseNoteScreen, ReleaseScreen } from "./ui/screens";
import { CaseDisclosuresSection } from "./ui/sections";
import {
  caseDisclosures,
  decisionReplay,
  disclosureInbox,
  openApproval,
  openDisclosure,
  openReceived,
  releaseForm,
} from "./views";

/** /[org]/cases/[caseId]/release; `?to=` names the receiver beforehand, `?replaces=` what is corrected. */
export const releasePage = page({
  view: releaseForm,
  input: ({ params, search }) => ({
    caseId: params["caseId"],
    replacesId: search["replaces"],
    approvalId: search["approval"],
    requestId: search["request"],
  }),
  render: (place, { principal, search }) => (
    <ReleaseScreen org={principal.tenantSlug} place={place} toUnitId={String(search["to"] ?? "")} />
  ),
});

/** /[org]/cases/[caseId]/disclosures/[disclosureId] */
export const disclosurePage = page({
  view: openDisclosure,
  input: ({ params }) => ({ caseId: params["caseId"], disclosureId: params["disclosureId"] }),
  render: (release, { principal, search }) => (
    <ReleaseNoteScreen
      org={principal.tenantSlug}
      release={release}
      isJustReleased={search["done"] === "released"}
      from={{ authority: principal.tenantName }}
    />
  ),
});

/** /[org]/cases/[caseId]/approvals/[approvalId] */
export const approvalPage = page({
  view: openApproval,
  input: ({ params }) => ({ caseId: params["caseId"], approvalId: params["approvalId"] }),
  render: (approval, { principal }) => <ApprovalScreen org={principal.tenantSlug} approval={approval} />,
});

/** /[org]/inbox/disclosures/[receivedId] */
export const receivedPage = page({
  view: openReceived,
  input: ({ params }) => ({ receivedId: params["receivedId"] }),
  render: (copy, { principal }) => <ReceivedScreen org={principal.tenantSlug} copy={copy} />,
});

/** /[org]/release-decisions */
export const decisionsPage = page({
  view: decisionReplay,
  input: () => ({}),
  render: (value) => <DecisionsScreen {...value} />,
});

/** A part of a case's page, through the gate on its own: what has been released, and the way to release. */
export const CaseDisclosuresPart = page({
  view: caseDisclosures,
  input: ({ params }) => ({ caseId: params["caseId"] }),
  render: (releases, { principal }) => (
    <CaseDisclosuresSection org={principal.tenantSlug} releases={releases} today={releases.today} />
  ),
});

/** A part of the inbox, through the gate on its own: what other authorities have released to the unit. */
export const DisclosureInboxPart = page({
  view: disclosureInbox,
  input: () => ({}),
  render: (inbox, { principal }) => <DisclosureInboxSection org={principal.tenantSlug} inbox={inbox} />,
});

type Title = "release" | "disclosure" | "approval" | "received" | "decisions";

/** The title of a page, from the catalogue only: titles end up in histories and on shared screens. */
const titled = (title: Title) => async (): Promise<Metadata> => {
  const t = await getTranslations("disclosures.titles");
  return { title: t(title) };
};

export const releaseTitle = titled("release");
export const disclosureTitle = titled("disclosure");
export const approvalTitle = titled("approval");
export const receivedTitle = titled("received");
export const decisionsTitle = titled("decisions");
