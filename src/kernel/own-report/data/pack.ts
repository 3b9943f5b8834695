import "server-only";
import { addDays } from "@/platform/clock";
import { columnDay, dayOf } from "@/platform/clock/date-column";
import { expectOneRow, type Scope } from "../../gate";
import { findPersonBrief } from "../../persons";
import { PACK_DAYS, type AccessPack, type Judgement } from "../contract";
import { readReport } from "./report";
import { readSections, type JudgedText } from "./pack-sections";
import { listThirdPersons } from "./third-persons";

/** Years of the log that a pack tells. */
const LOG_YEARS = 10;

const phrasesAt = (rowId: string) => ({ table: "access_text", column: "phrases_sealed", rowId }) as const;
const reasonAt = (rowId: string) => ({ table: "access_text", column: "reason_sealed", rowId }) as const;

/** Begins a pack: a request that its maker looks through the texts. */
export async function insertPack(scope: Scope, personId: string): Promise<{ readonly packId: string }> {
  const id = scope.newId();
  await scope.tx.accessPack.createMany({
    data: [
      {
        ...{ tenantId: scope.tenantId, id, personId, madeBy: scope.principal.accountId, madeAt: scope.now },
        expiresOn: columnDay(addDays(scope.today, PACK_DAYS)),
      },
    ],
  });
  return { packId: id };
}

type Found = { readonly personId: string; readonly packId: string };

/** The maker's own pack of a person in sight, made anew from the records; null when there is none or its time is over. */
export async function readPack(scope: Scope, { personId, packId }: Found): Promise<AccessPack | null> {
  const pack = await findOwnPack(scope, { personId, packId });
  const person = pack && (await findPersonBrief(scope, personId));
  if (!pack || !person) return null;
  const judged = await listJudged(scope, packId);
  const third = await listThirdPersons(scope, personId);
  const sections = await readSections(scope, { personId, judged, third });
  const report = await readReport(scope, personId, {
    fromOn: addDays(scope.today, -365 * LOG_YEARS),
    toOn: scope.today,
  });
  if (!report) return null;
  const texts = sections.flatMap(({ entries }) => entries.flatMap((entry) => entry.texts));
  return {
    ...{ id: pack.id, version: pack.version, personId, madeAt: pack.madeAt, approvedAt: pack.approvedAt },
    ...{ name: person.name, identifier: person.identifier, number: person.number, isProtected: person.isProtected },
    ...{ authorityName: scope.principal.tenantName, expiresOn: dayOf(pack.expiresOn) },
    ...{ sections, report, unread: texts.filter(({ judgement }) => judgement === null).length },
  };
}

async function findOwnPack(scope: Scope, { personId, packId }: Found) {
  return scope.tx.accessPack.findFirst({
    where: {
      ...{ tenantId: scope.tenantId, id: packId, personId, madeBy: scope.principal.accountId },
      expiresOn: { gte: columnDay(scope.today) },
    },
  });
}

/** Packs of the asker's own about a person, newest first. */
export async function listOwnPacks(scope: Scope, personId: string) {
  const rows = await scope.tx.accessPack.findMany({
    where: {
      ...{ tenantId: scope.tenantId, personId, madeBy: scope.principal.accountId },
      expiresOn: { gte: columnDay(scope.today) },
    },
    orderBy: [{ madeAt: "desc" }, { id: "desc" }],
  });
  return rows.map(({ id, madeAt, approvedAt, expiresOn }) => ({ id, madeAt, approvedAt, expiresOn: dayOf(expiresOn) }));
}

async function listJudged(scope: Scope, packId: string): Promise<ReadonlyMap<string, JudgedText>> {
  const rows = await scope.tx.accessText.findMany({ where: { tenantId: scope.tenantId, packId } });
  return new Map(
    rows.map((row) => [
      row.source,
      {
        ...{ print: row.print, judgement: row.judgement as Judgement },
        phrases: row.phrasesSealed === null ? [] : scope.open(row.phrasesSealed, phrasesAt(row.id)).split("\n"),
      },
    ]),
  );
}

/** Writes what somebody decided of a text, over what was decided before. */
export async function saveJudgement(
  scope: Scope,
  decided: {
    readonly packId: string;
    readonly source: string;
    readonly print: string;
    readonly judgement: Judgement;
    readonly phrases: string;
    readonly reason: string;
  },
): Promise<{ readonly packId: string }> {
  const { packId, source, print, judgement, phrases, reason } = decided;
  const known = await scope.tx.accessText.findFirst({
    where: { tenantId: scope.tenantId, packId, source },
    select: { id: true },
  });
  const id = known?.id ?? scope.newId();
  const data = {
    ...{ print, judgement, readAt: scope.now },
    phrasesSealed: phrases === "" ? null : scope.seal(phrases, phrasesAt(id)),
    reasonSealed: reason === "" ? null : scope.seal(reason, reasonAt(id)),
  };
  if (known) expectOneRow(await scope.tx.accessText.updateMany({ where: { tenantId: scope.tenantId, id }, data }));
  else await scope.tx.accessText.createMany({ data: [{ tenantId: scope.tenantId, id, packId, source, ...data }] });
  return { packId };
}

/** Notes that the maker has looked the pack through, at the version the page showed. */
export async function saveApproval(
  scope: Scope,
  { packId, version }: { readonly packId: string; readonly version: number },
): Promise<{ readonly packId: string; readonly version: number }> {
  expectOneRow(
    await scope.tx.accessPack.updateMany({
      where: { tenantId: scope.tenantId, id: packId, version, approvedAt: null },
      data: { approvedAt: scope.now, version: { increment: 1 } },
    }),
  );
  return { packId, version: version + 1 };
}
