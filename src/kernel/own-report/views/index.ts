import "server-only";
import { addDays } from "@/platform/clock";
import type { Scope } from "../../gate";
import type { AccessPack } from "../contract";
import { view } from "../corridor";
import { listOwnPacks, readPack } from "../data/pack";
import { readReport } from "../data/report";
import { ownReportSchema, packSchema } from "../schema";

const ofPerson = ({ personId }: { readonly personId: string }) => ({ kind: "person", personId }) as const;

/** Days a report tells unless other days are chosen. */
const USUAL_DAYS = 730;

/** Who has read what about a person, what was shared with whom, on which ground. */
export const showOwnReport = view({
  name: "show-own-report",
  input: ownReportSchema,
  needs: "read",
  subject: ofPerson,
  load: async (scope, { personId, from, to }) => {
    const time = { fromOn: from ?? addDays(scope.today, -USUAL_DAYS), toOn: to ?? scope.today };
    const report = await readReport(scope, personId, time);
    return report && { report, packs: await listOwnPacks(scope, personId) };
  },
  records: ({ value: { report } }) => ({
    event: "own-report-made",
    fields: ["log", "releases"],
    records: report.done.length + report.refused.length + report.emergencies.length + report.releases.length,
  }),
});

const told = (pack: AccessPack) => pack.sections.reduce((sum, { entries }) => sum + entries.length, 0);

/** A pack before it leaves: every text, and what is masked in it. */
export const reviewPack = view({
  name: "review-pack",
  input: packSchema,
  needs: "write",
  subject: ofPerson,
  load: (scope, input) => readPack(scope, input),
  records: ({ value }) => ({ event: "pack-reviewed", fields: ["text", "journal", "report"], records: told(value) }),
});

/** The pack itself, once somebody has looked it through, and as long as no text in it has changed since. */
export const fetchPack = view({
  name: "fetch-pack",
  input: packSchema,
  needs: "write",
  subject: ofPerson,
  load: (scope, input) => finishedPack(scope, input),
  records: ({ value }) => ({ event: "pack-fetched", fields: ["text", "journal", "report"], records: told(value) }),
});

async function finishedPack(scope: Scope, input: { personId: string; packId: string }): Promise<AccessPack | null> {
  const pack = await readPack(scope, input);
  return pack?.approvedAt && pack.unread === 0 ? pack : null;
}
