import { readdirSync } from "node:fs";
import path from "node:path";
import type { Role } from "@/kernel/identity/contract";
import { stage } from "./people";
import type { Actor } from "./stage-shape";

/** One way to see a page: by whom (null: nobody), at which address, and what the tests call it. */
export interface Visit {
  readonly name: string;
  readonly as: Actor | null;
  readonly path: string;
  /** The session has not chosen among its assignments. */
  readonly undecided?: boolean;
}

/** Every address pattern that has a page file under src/app, groups left out. */
export function pagePatterns(folder = path.resolve(import.meta.dirname, "../../src/app"), at = ""): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isFile()) return entry.name === "page.tsx" ? [at || "/"] : [];
    const part = /^\(.*\)$/.test(entry.name) ? "" : `/${entry.name}`;
    return pagePatterns(path.join(folder, entry.name), `${at}${part}`);
  });
}

const { full, empty } = stage;

/** A page inside a tenant, with data and, unless `onlyFull`, without any. */
function inside(role: Role, rest: string, onlyFull = false): Visit[] {
  const of = (authority: typeof full | typeof empty, name: string) => ({
    name: `${name}, ${role}`,
    as: authority.actors[role],
    path: `/${authority.slug}${rest}`,
  });
  return onlyFull ? [of(full, "full")] : [of(full, "full"), of(empty, "empty")];
}

const anyone = (where: string): Visit[] => [{ name: "anyone", as: null, path: where }];
const { contacts } = full;

/** How each page of the product is reached. A page file without a line here makes the accessibility test fail. */
export const visits: Readonly<Record<string, readonly Visit[]>> = {
  "/": anyone("/"),
  "/about": anyone("/about"),
  "/components": anyone("/components"),
  "/sign-in": anyone("/sign-in"),
  "/first-run": anyone("/first-run"),
  "/choose-assignment": [
    { name: "undecided", as: full.actors.outreachWorker, path: "/choose-assignment", undecided: true },
  ],
  "/[org]": [...inside("outreachWorker", ""), ...inside("unitHead", "", true), ...inside("policeLiaison", "", true)],
  "/[org]/account": inside("outreachWorker", "/account", true),
  "/[org]/administration": inside("administrator", "/administration"),
  "/[org]/administration/goals": inside("administrator", "/administration/goals"),
  "/[org]/administration/drafts": inside("administrator", "/administration/drafts", true),
  "/[org]/administration/reminders": inside("administrator", "/administration/reminders", true),
  "/[org]/administration/consents": inside("administrator", "/administration/consents", true),
  "/[org]/administration/settings": inside("administrator", "/administration/settings", true),
  "/[org]/administration/sign-in": inside("administrator", "/administration/sign-in"),
  "/[org]/administration/sign-in/new": inside("administrator", "/administration/sign-in/new", true),
  "/[org]/administration/sign-in/[providerId]": inside(
    "administrator",
    `/administration/sign-in/${full.providerId}`,
    true,
  ),
  "/[org]/administration/retention": inside("administrator", "/administration/retention", true),
  "/[org]/administration/units": inside("administrator", "/administration/units", true),
  "/[org]/administration/units/new": inside("administrator", "/administration/units/new", true),
  "/[org]/administration/units/[unitId]": inside("administrator", `/administration/units/${full.unitId}`, true),
  "/[org]/administration/users": inside("administrator", "/administration/users"),
  "/[org]/administration/users/new": inside("administrator", "/administration/users/new", true),
  "/[org]/administration/users/[accountId]": inside(
    "administrator",
    `/administration/users/${full.colleague.accountId}`,
    true,
  ),
  "/[org]/board": inside("unitHead", "/board"),
  "/[org]/waiting": [...inside("outreachWorker", "/waiting"), ...inside("unitHead", "/waiting", true)],
  "/[org]/retention": [...inside("registrar", "/retention"), ...inside("unitHead", "/retention", true)],
  "/[org]/retention/[disposalId]": inside("registrar", `/retention/${full.disposalId}`, true),
  "/[org]/cases": inside("outreachWorker", "/cases"),
  "/[org]/cases/[caseId]": [
    ...inside("outreachWorker", `/cases/${contacts.full}`, true),
    ...inside("socialWorker", `/cases/${contacts.acknowledged}`, true),
  ],
  "/[org]/cases/[caseId]/retention": inside("outreachWorker", `/cases/${contacts.full}/retention`, true),
  "/[org]/cases/[caseId]/consents": [
    ...inside("outreachWorker", `/cases/${contacts.full}/consents`, true),
    ...inside("outreachWorker", `/cases/${contacts.bare}/consents`, true),
  ],
  "/[org]/cases/[caseId]/consents/new": inside(
    "outreachWorker",
    `/cases/${contacts.full}/consents/new?kind=liftSecrecy`,
    true,
  ),
  "/[org]/cases/[caseId]/consents/[consentId]": inside(
    "outreachWorker",
    `/cases/${contacts.full}/consents/${full.consentId}`,
    true,
  ),
  "/[org]/cases/[caseId]/consents/[consentId]/form": inside(
    "outreachWorker",
    `/cases/${contacts.full}/consents/${full.consentId}/form`,
    true,
  ),
  "/[org]/cases/[caseId]/concern-report": inside("outreachWorker", `/cases/${contacts.full}/concern-report`, true),
  "/[org]/cases/[caseId]/lvm-notification": [
    ...inside("outreachWorker", `/cases/${contacts.bare}/lvm-notification`, true),
    ...inside("outreachWorker", `/cases/${contacts.acknowledged}/lvm-notification`, true),
  ],
  "/[org]/cases/[caseId]/duties/[reportId]": inside(
    "outreachWorker",
    `/cases/${contacts.acknowledged}/duties/${full.dutyReportId}?done=sent`,
    true,
  ),
  "/[org]/cases/[caseId]/release": [
    ...inside("outreachWorker", `/cases/${contacts.full}/release`, true),
    ...inside("outreachWorker", `/cases/${contacts.withProtected}/release`, true),
  ],
  "/[org]/cases/[caseId]/approvals/[approvalId]": inside(
    "unitHead",
    `/cases/${contacts.full}/approvals/${full.approvalId}`,
    true,
  ),
  "/[org]/release-decisions": [
    ...inside("registrar", "/release-decisions"),
    ...inside("unitHead", "/release-decisions"),
  ],
  "/[org]/cases/[caseId]/disclosures/[disclosureId]": inside(
    "outreachWorker",
    `/cases/${contacts.full}/disclosures/${full.disclosureId}?done=released`,
    true,
  ),
  "/[org]/tasks": inside("outreachWorker", "/tasks"),
  "/[org]/inbox": [
    ...inside("socialWorker", "/inbox"),
    { name: "received", as: stage.field.actors.socialWorker, path: `/${stage.field.slug}/inbox` },
  ],
  "/[org]/inbox/duties/[reportId]": inside("socialWorker", `/inbox/duties/${full.dutyReportId}`, true),
  "/[org]/inbox/disclosures/[receivedId]": [
    {
      name: "received",
      as: stage.field.actors.socialWorker,
      path: `/${stage.field.slug}/inbox/disclosures/${full.receivedId}`,
    },
  ],
  "/[org]/inbox/sent": [...inside("unitHead", "/inbox/sent"), ...inside("socialWorker", "/inbox/sent", true)],
  "/[org]/field-contacts": inside("outreachWorker", "/field-contacts"),
  "/[org]/field-contacts/new": inside("outreachWorker", "/field-contacts/new"),
  "/[org]/field-contacts/new/offline": anyone(`/${full.slug}/field-contacts/new/offline`),
  "/[org]/field-contacts/[caseId]": [
    ...inside("outreachWorker", `/field-contacts/${contacts.bare}?done=saved`, true),
    ...inside("outreachWorker", `/field-contacts/${contacts.withProtected}`, true),
    ...inside("outreachWorker", `/field-contacts/${contacts.tallied}`, true),
    ...inside("socialWorker", `/field-contacts/${contacts.full}`, true),
  ],
  "/[org]/field-contacts/[caseId]/edit": inside("outreachWorker", `/field-contacts/${contacts.full}/edit`, true),
  "/[org]/field-contacts/[caseId]/steps/[form]": [
    ...["presence", "assessment", "offer?kind=nothing", "intake", "guide", "booking", "completion"].flatMap((form) =>
      inside("outreachWorker", `/field-contacts/${contacts.full}/steps/${form}`, true),
    ),
    ...inside("outreachWorker", `/field-contacts/${contacts.full}/steps/offer?kind=housing`, true),
  ],
  "/[org]/field-contacts/services": [
    ...inside("administrator", "/field-contacts/services"),
    ...inside("unitHead", "/field-contacts/services", true),
  ],
  "/[org]/field-contacts/[caseId]/fidelity": inside(
    "outreachWorker",
    `/field-contacts/${contacts.full}/fidelity`,
    true,
  ),
  "/[org]/field-contacts/method": [
    ...inside("outreachWorker", "/field-contacts/method"),
    ...inside("unitHead", "/field-contacts/method"),
  ],
  "/[org]/field-contacts/method/fidelity": [
    ...inside("outreachWorker", "/field-contacts/method/fidelity", true),
    ...inside("unitHead", "/field-contacts/method/fidelity"),
  ],
  "/[org]/field-contacts/method/steering": inside("unitHead", "/field-contacts/method/steering"),
  "/[org]/field-contacts/method/steering/[month]": inside("unitHead", "/field-contacts/method/steering/2026-01"),
  "/[org]/field-contacts/method/interim/[number]": inside("unitHead", "/field-contacts/method/interim/1"),
  "/[org]/field-contacts/tally": inside("policeLiaison", "/field-contacts/tally"),
  "/[org]/field-contacts/tallies": inside("unitHead", "/field-contacts/tallies"),
  "/[org]/field-contacts/tally-partners": inside("administrator", "/field-contacts/tally-partners"),
  "/[org]/field-contacts/night": [
    ...inside("outreachWorker", "/field-contacts/night"),
    ...inside("unitHead", "/field-contacts/night", true),
  ],
  "/[org]/field-contacts/needs": inside("unitHead", "/field-contacts/needs"),
  "/[org]/field-contacts/import": inside("unitHead", "/field-contacts/import", true),
  "/[org]/field-contacts/police-groups": inside("administrator", "/field-contacts/police-groups"),
  "/[org]/field-contacts/report": inside("unitHead", "/field-contacts/report"),
  "/[org]/field-contacts/tertial": inside("unitHead", "/field-contacts/tertial"),
  "/[org]/field-contacts/tertial/[period]": [
    ...inside("unitHead", "/field-contacts/tertial/2026-T2"),
    ...inside("outreachWorker", "/field-contacts/tertial/2026-T2", true),
  ],
  "/[org]/field-contacts/tertial/[period]/contacts": inside(
    "unitHead",
    "/field-contacts/tertial/2026/contacts?measure=interventions&cut=all",
  ),
  "/[org]/legal-bases": [
    ...inside("registrar", "/legal-bases", true),
    ...inside("outreachWorker", "/legal-bases", true),
  ],
  "/[org]/legal-bases/[code]": [
    ...inside("registrar", "/legal-bases/OSL_10_23_SERIOUS", true),
    ...inside("policeLiaison", "/legal-bases/LUL_6_NOTIFY", true),
  ],
  "/[org]/legal-bases/delegation": inside("registrar", "/legal-bases/delegation"),
  "/[org]/legal-bases/offences": inside("registrar", "/legal-bases/offences", true),
  "/[org]/log": inside("logReviewer", "/log"),
  "/[org]/log-review": [...inside("logReviewer", "/log-review"), ...inside("unitHead", "/log-review", true)],
  "/[org]/log-review/items/[itemId]": [
    ...inside("logReviewer", `/log-review/items/${full.reviewItemId}`, true),
    ...inside("unitHead", `/log-review/items/${full.reviewItemId}`, true),
  ],
  "/[org]/log-review/questions/[itemId]": inside("socialWorker", `/log-review/questions/${full.reviewItemId}`, true),
  "/[org]/log-review/report/[month]": inside("logReviewer", `/log-review/report/${full.reviewMonth}`, true),
  "/[org]/emergency": inside("socialWorker", "/emergency", true),
  "/[org]/emergency/[openingId]": inside("socialWorker", `/emergency/${full.openingId}`, true),
  "/[org]/emergency/notices/[openingId]": inside("outreachWorker", `/emergency/notices/${full.openingId}`, true),
  "/[org]/administration/emergency": inside("administrator", "/administration/emergency"),
  "/[org]/administration/log-review": inside("administrator", "/administration/log-review", true),
  "/[org]/persons": inside("outreachWorker", "/persons"),
  "/[org]/persons/new": inside("outreachWorker", "/persons/new", true),
  "/[org]/persons/duplicates": inside("registrar", "/persons/duplicates"),
  "/[org]/persons/[personId]": [
    ...inside("outreachWorker", `/persons/${full.personId}`, true),
    ...inside("outreachWorker", `/persons/${full.protectedPersonId}`, true),
    ...inside("registrar", `/persons/${full.secondPersonId}`, true),
  ],
  "/[org]/persons/[personId]/report": [
    ...inside("registrar", `/persons/${full.personId}/report`, true),
    ...inside("outreachWorker", `/persons/${full.protectedPersonId}/report`, true),
  ],
  "/[org]/persons/[personId]/packs/[packId]": inside(
    "registrar",
    `/persons/${full.personId}/packs/${full.packId}`,
    true,
  ),
  "/[org]/persons/[personId]/merge/[otherId]": inside(
    "registrar",
    `/persons/${full.personId}/merge/${full.secondPersonId}`,
    true,
  ),
};
