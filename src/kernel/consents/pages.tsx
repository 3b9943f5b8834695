import "server-only";
import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { download, page } from "../gate";
import { CaseConsentsSection } from "./ui/case-section";
import { ConsentScreen } from "./ui/consent-screen";
import { ConsentsScreen } from "./ui/consents-screen";
import { NewConsentScreen } from "./ui/new-consent-screen";
import { PrintScreen } from "./ui/print-screen";
import { ConsentSettingsScreen } from "./ui/settings-screen";
import {
  caseConsents,
  consentForm,
  exportConsent,
  openConsent,
  openConsents,
  printConsent,
  showConsentSettings,
} from "./views";

/** A part of a case's page, through the gate on its own: what may be shared with whom today, in short. */
export const CaseConsentsPart = page({
  view: caseConsents,
  input: ({ params }) => ({ caseId: params["caseId"] }),
  render: (consents, { principal }) => <CaseConsentsSection org={principal.tenantSlug} consents={consents} />,
});

/** /[org]/cases/[caseId]/consents */
export const consentsPage = page({
  view: openConsents,
  input: ({ params }) => ({ caseId: params["caseId"] }),
  render: (consents, { principal }) => <ConsentsScreen org={principal.tenantSlug} consents={consents} />,
});

/** /[org]/cases/[caseId]/consents/new?kind= */
export const newConsentPage = page({
  view: consentForm,
  input: ({ params, search }) => ({ caseId: params["caseId"], kind: search["kind"] ?? "liftSecrecy" }),
  render: (form, { principal }) => <NewConsentScreen org={principal.tenantSlug} form={form} />,
});

/** /[org]/cases/[caseId]/consents/[consentId] */
export const consentPage = page({
  view: openConsent,
  input: ({ params }) => ({ caseId: params["caseId"], consentId: params["consentId"] }),
  render: (opened, { principal }) => <ConsentScreen org={principal.tenantSlug} opened={opened} />,
});

/** /[org]/cases/[caseId]/consents/[consentId]/form?language= */
export const printConsentPage = page({
  view: printConsent,
  input: ({ params, search }) => ({
    ...{ caseId: params["caseId"], consentId: params["consentId"], language: search["language"] ?? "sv" },
  }),
  render: async (print, { principal }) => (
    <PrintScreen org={principal.tenantSlug} print={print} messages={await getMessages({ locale: print.language })} />
  ),
});

/** GET /[org]/cases/[caseId]/consents/[consentId]/receipt */
export const downloadConsent = download({
  view: exportConsent,
  input: ({ params }) => ({ caseId: params["caseId"], consentId: params["consentId"] }),
  file: ({ receipt }) => ({
    body: `${JSON.stringify(receipt, null, 2)}\n`,
    contentType: "application/json; charset=utf-8",
    fileName: "consent-record.json",
  }),
});

/** /[org]/administration/consents */
export const consentSettingsPage = page({
  view: showConsentSettings,
  input: () => ({}),
  render: (settings, { principal }) => <ConsentSettingsScreen org={principal.tenantSlug} {...settings} />,
});

/** The title of a page, from the catalogue only: titles end up in histories and on shared screens. */
const titled = (title: "page" | "new" | "consent" | "print" | "settings") => async (): Promise<Metadata> => {
  const t = await getTranslations("consents.titles");
  return { title: t(title) };
};

export const consentsTitle = titled("page");
export const newConsentTitle = titled("new");
export const consentTitle = titled("consent");
export const printConsentTitle = titled("print");
export const consentSettingsTitle = titled("settings");
