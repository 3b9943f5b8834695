import "server-only";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { page } from "../gate";
import { CaseRetentionScreen } from "./ui/case-screen";
import { DisposalScreen } from "./ui/disposal-screen";
import { OverviewScreen } from "./ui/overview-screen";
import { RetentionSettingsScreen } from "./ui/settings-screen";
import { caseRetention, retentionOverview, showDisposal, showRetentionSettings } from "./views";

/** /[org]/retention */
export const retentionPage = page({
  view: retentionOverview,
  input: () => ({}),
  render: (overview, { principal }) => <OverviewScreen org={principal.tenantSlug} overview={overview} />,
});

/** /[org]/retention/[disposalId] */
export const disposalPage = page({
  view: showDisposal,
  input: ({ params }) => ({ disposalId: params["disposalId"] }),
  render: (disposal, { principal }) => <DisposalScreen org={principal.tenantSlug} disposal={disposal} />,
});

/** /[org]/cases/[caseId]/retention */
export const caseRetentionPage = page({
  view: caseRetention,
  input: ({ params }) => ({ caseId: params["caseId"] }),
  render: (kept, { principal }) => <CaseRetentionScreen org={principal.tenantSlug} kept={kept} />,
});

/** /[org]/administration/retention */
export const retentionSettingsPage = page({
  view: showRetentionSettings,
  input: () => ({}),
  render: (shown, { principal }) => <RetentionSettingsScreen org={principal.tenantSlug} {...shown} />,
});

/** On a case's page: the way to how long it is kept. A link and nothing read: the page behind it passes the gate. */
export async function CaseRetentionLink({ params }: { readonly params: Promise<Record<string, string>> }) {
  const { org, caseId } = await params;
  const t = await getTranslations("retention.onCase");
  return (
    <p data-print="hide">
      <Link href={`/${org}/cases/${caseId}/retention`} className="inline-flex min-h-control items-center">
        {t("open")}
      </Link>
    </p>
  );
}

/** The title of a page, from the catalogue only: titles end up in histories and on shared screens. */
const titled = (title: "overview" | "disposal" | "case" | "settings") => async (): Promise<Metadata> => {
  const t = await getTranslations("retention.titles");
  return { title: t(title) };
};

export const retentionTitle = titled("overview");
export const disposalTitle = titled("disposal");
export const caseRetentionTitle = titled("case");
export const retentionSettingsTitle = titled("settings");
