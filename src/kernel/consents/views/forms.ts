import "server-only";
import type { Scope } from "../../gate";
import { view } from "../corridor";
import { consentSettings, findNoticeVersion, findOwnAuthority, listNoticeTexts, listReceivers } from "../data/places";
import { receiptOf } from "../domain/receipt";
import { lastDayFrom } from "../domain/registering";
import { consentSchema, newConsentSchema, nothingSchema, printSchema } from "../schema";
import type { ConsentKind } from "../contract";
import { consentOf, peopleOf } from "./page";

const ofCase = ({ caseId }: { readonly caseId: string }) => ({ kind: "case", caseId }) as const;

async function formOf(scope: Scope, caseId: string, kind: ConsentKind) {
  const people = await peopleOf(scope, caseId);
  if (!people?.person || people.isClosed) return null;
  const version = await findNoticeVersion(scope, kind);
  const { maxMonths } = await consentSettings(scope);
  return {
    ...{ ...people, person: people.person, kind, maxMonths, today: scope.today },
    lastDay: lastDayFrom(scope.today, maxMonths),
    authority: await findOwnAuthority(scope),
    receivers: kind === "liftSecrecy" ? await listReceivers(scope) : [],
    notice: version === null ? null : { version, texts: await listNoticeTexts(scope, kind, version) },
  };
}
export type ConsentForm = NonNullable<Awaited<ReturnType<typeof formOf>>>;

/** The form in which a consent is written down, of one kind. */
export const consentForm = view({
  name: "consent-form",
  input: newConsentSchema,
  needs: "write",
  subject: ofCase,
  load: (scope, { caseId, kind }) => formOf(scope, caseId, kind),
  records: ({ input, value }) => ({
    event: `consent-form-opened.${input.kind}`,
    caseId: input.caseId,
    personIds: [value.person.id],
    fields: ["name", "guardians"],
    records: 1,
  }),
});

/** The form on paper: what is asked, in plain words, with lines to sign on; and what was said yes to. */
export const printConsent = view({
  name: "print-consent",
  input: printSchema,
  needs: "read",
  subject: ofCase,
  load: async (scope, { caseId, consentId, language }) => {
    const opened = await consentOf(scope, caseId, consentId);
    if (!opened) return null;
    const texts = await listNoticeTexts(scope, opened.consent.kind, opened.consent.noticeVersion);
    const notice = texts.get(language) ?? texts.get("sv") ?? "";
    return { ...opened, language, notice, unitName: scope.principal.unitName };
  },
  records: ({ input, value }) => ({
    event: "consent-printed",
    caseId: input.caseId,
    personIds: [value.person.id],
    fields: ["name", "words", "receivers", "answers"],
    records: 1,
  }),
});

/** The record of a consent for other systems: ids and codes, no names (ISO/IEC TS 27560). */
export const exportConsent = view({
  name: "export-consent",
  input: consentSchema,
  needs: "read",
  subject: ofCase,
  load: async (scope, { caseId, consentId }) => {
    const opened = await consentOf(scope, caseId, consentId);
    if (!opened) return null;
    const { person, consent } = opened;
    const controllerName = await findOwnAuthority(scope);
    const about = { personId: person.id, controllerId: scope.tenantId, controllerName, now: scope.now };
    return { personId: person.id, receipt: receiptOf(consent, about) };
  },
  records: ({ input, value }) => ({
    event: "consent-exported",
    caseId: input.caseId,
    personIds: [value.personId],
    fields: ["receipt"],
    records: 1,
  }),
});

/** How long consents last here, and when people are reminded. */
export const showConsentSettings = view({
  name: "show-settings",
  input: nothingSchema,
  needs: "administer",
  subject: () => ({ kind: "organisation" }),
  load: consentSettings,
  records: () => ({ event: "consent-settings-shown", records: 1 }),
});
