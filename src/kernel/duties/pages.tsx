import "server-only";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "../gate";
import { CaseDutiesSection } from "./ui/case-duties";
import { DutyInboxSection } from "./ui/duty-inbox";
import { ConcernScreen, LvmScreen } from "./ui/form-screens";
import { ReceivedScreen, SentScreen } from "./ui/report-screens";
import { caseDuties, concernReportForm, dutyInbox, lvmNotificationForm, openReceivedDuty, openSentDuty } from "./views";

/** /[org]/cases/[caseId]/concern-report */
export const concernReportPage = page({
  view: concernReportForm,
  input: ({ params }) => ({ caseId: params["caseId"] }),
  render: (form, { principal }) => <ConcernScreen org={principal.tenantSlug} form={form} />,
});

/** /[org]/cases/[caseId]/lvm-notification */
export const lvmNotificationPage = page({
  view: lvmNotificationForm,
  input: ({ params }) => ({ caseId: params["caseId"] }),
  render: (form, { principal }) => <LvmScreen org={principal.tenantSlug} form={form} />,
});

/** /[org]/cases/[caseId]/duties/[reportId] */
export const sentDutyPage = page({
  view: openSentDuty,
  input: ({ params }) => ({ caseId: params["caseId"], reportId: params["reportId"] }),
  render: (report, { principal, search }) => (
    <SentScreen org={principal.tenantSlug} report={report} isJustSent={search["done"] === "sent"} />
  ),
});

/** /[org]/inbox/duties/[reportId] */
export const receivedDutyPage = page({
  view: openReceivedDuty,
  input: ({ params }) => ({ reportId: params["reportId"] }),
  render: (report, { principal }) => <ReceivedScreen org={principal.tenantSlug} report={report} />,
});

/** A part of a case's page, through the gate on its own: what has been reported, and the ways to report. */
export const CaseDutiesPart = page({
  view: caseDuties,
  input: ({ params }) => ({ caseId: params["caseId"] }),
  render: (duties, { principal }) => <CaseDutiesSection org={principal.tenantSlug} duties={duties} />,
});

/** A part of the duty inbox, through the gate on its own: reports to the unit. */
export const DutyInboxPart = page({
  view: dutyInbox,
  input: () => ({}),
  render: (inbox, { principal }) => <DutyInboxSection org={principal.tenantSlug} inbox={inbox} />,
});

/** The title of a page, from the catalogue only: titles end up in histories and on shared screens. */
const titled = (title: "concern" | "lvm" | "report") => async (): Promise<Metadata> => {
  const t = await getTranslations("duties.titles");
  return { title: t(title) };
};

export const concernReportTitle = titled("concern");
export const lvmNotificationTitle = titled("lvm");
export const dutyTitle = titled("report");
