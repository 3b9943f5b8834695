import "server-only";
import { hasVerb } from "../../access";
import type { Scope } from "../../gate";
import { findAccountNames } from "../../organisations";
import { verdicts, type Verdict } from "../contract";
import { retentionGrants, view } from "../corridor";
import { listDisposals, listFiles, listRules, openDisposal, type OpenedDisposal } from "../data/disposals";
import { findKeptCase, judgeCase, listClasses, listHolds } from "../data/keeping";
import { findSettings } from "../data/settings";
import { caseRetentionSchema, disposalSchema, nothingSchema } from "../schema";

/** Files a list shows of each verdict; the count beside it is of all. */
const SHOWN = 100;
const DISPOSALS = 30;

const register = () => ({ kind: "register" }) as const;

async function overview(scope: Scope) {
  const files = await listFiles(scope);
  const of = (verdict: Verdict) => files.filter((file) => file.verdict === verdict);
  return {
    groups: verdicts
      .map((verdict) => ({ verdict, count: of(verdict).length, files: of(verdict).slice(0, SHOWN) }))
      .filter(({ count }) => count > 0),
    rules: await listRules(scope),
    disposals: await listDisposals(scope, DISPOSALS),
    settings: await findSettings(scope),
    isWhole: scope.principal.role === "registrar",
  };
}

export type RetentionOverview = Awaited<ReturnType<typeof overview>>;

/** Every file that is old enough to be looked at, by what the rules say of it, and what has been proposed and let go. */
export const retentionOverview = view({
  name: "retention-overview",
  input: nothingSchema,
  needs: "decide",
  subject: register,
  load: overview,
  records: ({ value }) => ({
    event: "retention-seen",
    personIds: value.groups.flatMap(({ files }) => files.flatMap(({ personId }) => personId ?? [])),
    fields: ["caseNumber", "verdict", "lastEntryOn"],
    records: value.groups.reduce((sum, { count }) => sum + count, 0),
  }),
});

/** One disposal: what it holds, who proposed it, and its certificate. */
export const showDisposal = view({
  name: "show-disposal",
  input: disposalSchema,
  needs: "decide",
  subject: register,
  load: async (scope, { disposalId }) => {
    const disposal = await openDisposal(scope, disposalId);
    return disposal && { ...disposal, isOwn: disposal.proposedBy === scope.principal.accountId };
  },
  records: ({ value }) => ({
    event: value.certificate ? "certificate-seen" : "disposal-seen",
    personIds: value.files.flatMap(({ personId }) => personId ?? []),
    fields: ["caseNumber", "rule", "lastEntryOn"],
    records: value.files.length,
  }),
});

export type ShownDisposal = OpenedDisposal & { readonly isOwn: boolean };

async function retentionOfCase(scope: Scope, caseId: string) {
  const found = await findKeptCase(scope, caseId);
  const judged = found && (await judgeCase(scope, caseId));
  if (!found || !judged) return null;
  const holds = await listHolds(scope, [caseId]);
  const classes = await listClasses(scope, [caseId]);
  const names = await findAccountNames(scope, [
    ...holds.flatMap(({ placedBy, liftedBy }) => [placedBy, liftedBy ?? placedBy]),
    ...classes.map(({ notedBy }) => notedBy),
  ]);
  const rule = (await listRules(scope)).find(({ code }) => code === judged.ruleCode);
  return {
    ...judged,
    ...{ caseId, hasPerson: found.hasPerson, statute: rule?.statute ?? null, today: scope.today },
    holds: holds.map((hold) => ({
      ...hold,
      placedByName: names.get(hold.placedBy) ?? "",
      liftedByName: hold.liftedBy === null ? null : (names.get(hold.liftedBy) ?? ""),
    })),
    classes: classes.map((noted) => ({ ...noted, notedByName: names.get(noted.notedBy) ?? "" })),
    mayWrite: hasVerb(retentionGrants, scope.principal.role, "write"),
    mayDecide: hasVerb(retentionGrants, scope.principal.role, "decide"),
  };
}

export type CaseRetention = NonNullable<Awaited<ReturnType<typeof retentionOfCase>>>;

/** How long a case stays and why, what it was said to be, and what holds it. */
export const caseRetention = view({
  name: "case-retention",
  input: caseRetentionSchema,
  needs: "read",
  subject: ({ caseId }) => ({ kind: "case", caseId }),
  load: (scope, { caseId }) => retentionOfCase(scope, caseId),
  records: ({ value }) => ({
    event: "retention-of-case-seen",
    caseId: value.caseId,
    fields: ["verdict", "class", "holds"],
    records: 1,
  }),
});

/** The authority's rules and settings of retention: no case, no person. */
export const showRetentionSettings = view({
  name: "show-settings",
  input: nothingSchema,
  needs: "administer",
  subject: () => ({ kind: "organisation" }),
  load: async (scope) => {
    const settings = await findSettings(scope);
    return settings && { settings, rules: await listRules(scope), today: scope.today };
  },
  records: () => ({ event: "retention-settings-seen", fields: ["rules", "settings"], records: 1 }),
});
