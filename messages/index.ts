/**
 * Every sentence a person reads, by part. A part is a folder `messages/<part>/` with `sv.json` and `en.json`; its
 * namespace is the folder name in camelCase. Swedish is the source: its shape is the type of all keys, and
 * `src/ui/i18n/catalogue.test.ts` holds English (and every registration) to it.
 *
 * To add a part: two import lines, and one line in each of the two catalogues below.
 */
import type { formats } from "../src/ui/i18n/formats";
import type { Locale } from "../src/ui/i18n/locale";
import accountEn from "./account/en.json";
import accountSv from "./account/sv.json";
import actsEn from "./acts/en.json";
import actsSv from "./acts/sv.json";
import appEn from "./app/en.json";
import appSv from "./app/sv.json";
import attentionEn from "./attention/en.json";
import attentionSv from "./attention/sv.json";
import casesEn from "./cases/en.json";
import casesSv from "./cases/sv.json";
import consentsEn from "./consents/en.json";
import consentsSv from "./consents/sv.json";
import draftsEn from "./drafts/en.json";
import draftsSv from "./drafts/sv.json";
import disclosuresEn from "./disclosures/en.json";
import disclosuresSv from "./disclosures/sv.json";
import dutiesEn from "./duties/en.json";
import dutiesSv from "./duties/sv.json";
import emergencyEn from "./emergency/en.json";
import emergencySv from "./emergency/sv.json";
import faultsEn from "./faults/en.json";
import faultsSv from "./faults/sv.json";
import fieldCaptureEn from "./fieldCapture/en.json";
import fieldCaptureSv from "./fieldCapture/sv.json";
import fieldChainEn from "./fieldChain/en.json";
import fieldChainSv from "./fieldChain/sv.json";
import fieldContactsEn from "./fieldContacts/en.json";
import fieldContactsSv from "./fieldContacts/sv.json";
import fieldReportEn from "./fieldReport/en.json";
import fieldReportSv from "./fieldReport/sv.json";
import fieldMethodEn from "./fieldMethod/en.json";
import fieldMethodSv from "./fieldMethod/sv.json";
import fieldWaitingEn from "./fieldWaiting/en.json";
import fieldWaitingSv from "./fieldWaiting/sv.json";
import gateEn from "./gate/en.json";
import gateSv from "./gate/sv.json";
import identityEn from "./identity/en.json";
import identitySv from "./identity/sv.json";
import legalBasesEn from "./legalBases/en.json";
import legalBasesSv from "./legalBases/sv.json";
import logReviewEn from "./logReview/en.json";
import logReviewSv from "./logReview/sv.json";
import organisationsEn from "./organisations/en.json";
import organisationsSv from "./organisations/sv.json";
import ownReportEn from "./ownReport/en.json";
import ownReportSv from "./ownReport/sv.json";
import personsEn from "./persons/en.json";
import personsSv from "./persons/sv.json";
import secrecyEn from "./secrecy/en.json";
import secrecySv from "./secrecy/sv.json";
import retentionEn from "./retention/en.json";
import retentionSv from "./retention/sv.json";
import showcaseEn from "./showcase/en.json";
import showcaseSv from "./showcase/sv.json";
import uiEn from "./ui/en.json";
import uiSv from "./ui/sv.json";

const sv = {
  account: accountSv,
  acts: actsSv,
  app: appSv,
  attention: attentionSv,
  cases: casesSv,
  consents: consentsSv,
  drafts: draftsSv,
  disclosures: disclosuresSv,
  duties: dutiesSv,
  emergency: emergencySv,
  faults: faultsSv,
  fieldCapture: fieldCaptureSv,
  fieldChain: fieldChainSv,
  fieldContacts: fieldContactsSv,
  fieldReport: fieldReportSv,
  fieldMethod: fieldMethodSv,
  fieldWaiting: fieldWaitingSv,
  gate: gateSv,
  identity: identitySv,
  legalBases: legalBasesSv,
  logReview: logReviewSv,
  organisations: organisationsSv,
  ownReport: ownReportSv,
  persons: personsSv,
  retention: retentionSv,
  secrecy: secrecySv,
  showcase: showcaseSv,
  ui: uiSv,
};

/** The shape of the catalogue; Swedish decides it. */
export type Catalogue = typeof sv;

const en: Catalogue = {
  account: accountEn,
  acts: actsEn,
  app: appEn,
  attention: attentionEn,
  cases: casesEn,
  consents: consentsEn,
  drafts: draftsEn,
  disclosures: disclosuresEn,
  duties: dutiesEn,
  emergency: emergencyEn,
  faults: faultsEn,
  fieldCapture: fieldCaptureEn,
  fieldChain: fieldChainEn,
  fieldContacts: fieldContactsEn,
  fieldReport: fieldReportEn,
  fieldMethod: fieldMethodEn,
  fieldWaiting: fieldWaitingEn,
  gate: gateEn,
  identity: identityEn,
  legalBases: legalBasesEn,
  logReview: logReviewEn,
  organisations: organisationsEn,
  ownReport: ownReportEn,
  persons: personsEn,
  retention: retentionEn,
  secrecy: secrecyEn,
  showcase: showcaseEn,
  ui: uiEn,
};

/** Both catalogues, whole. Server only by use: the browser gets the parts that `MessagesFor` picks. */
export const catalogues: Readonly<Record<Locale, Catalogue>> = { sv, en };

/** The catalogue in one language. */
export function catalogueIn(locale: Locale): Catalogue {
  return catalogues[locale];
}

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Catalogue;
    Formats: typeof formats;
  }
}
