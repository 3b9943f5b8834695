import "server-only";
import { expectOneRow, type Scope } from "@/kernel/gate";
import { columnDay, dayOf } from "@/platform/clock/date-column";
import { interimParts, type Edition, type InterimTexts } from "../../domain/method/interim";
import { paperFigures, type PaperFigures } from "../../domain/method/paper-figures";
import { tallySum } from "../../domain/method/tally";
import type { Participant, SaveInterimReport } from "../../schema-method";
import { countFidelity } from "./fidelity-rows";
import { listMethodVersions } from "./method-rows";
import { listReceivedTallies } from "./tally-rows";

/** The steering group's paper of one month. */
export interface SteeringPaper {
  readonly id: string;
  readonly month: string;
  readonly notes: string;
  readonly adjustments: string;
  readonly participants: readonly Participant[];
  /** As they stood when it was signed; null before. */
  readonly figures: PaperFigures | null;
  readonly signedBy: string | null;
  readonly signedAt: Date | null;
  readonly version: number;
}

/** One edition of an interim report. */
export interface InterimPaper extends Edition {
  readonly id: string;
  readonly number: number;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly texts: InterimTexts;
  readonly figures: PaperFigures | null;
  readonly writtenBy: string;
  readonly writtenAt: Date;
  readonly signedBy: string | null;
  readonly signedAt: Date | null;
}

const notesAt = (rowId: string) => ({ table: "steering_month", column: "notes_sealed", rowId }) as const;
const adjustmentsAt = (rowId: string) => ({ table: "steering_month", column: "adjustments_sealed", rowId }) as const;
const partsAt = (rowId: string) => ({ table: "interim_report", column: "parts_sealed", rowId }) as const;

/** The figures of a period at the own unit, masked as a paper wants them. For the head of the unit. */
export async function countForPaper(scope: Scope, period: { from: string; to: string }): Promise<PaperFigures> {
  const rows = await countFidelity(scope, period);
  const tallied = tallySum(await listReceivedTallies(scope, period));
  return paperFigures(period, rows, tallied, await listMethodVersions(scope));
}

/** The months that have a paper, newest first, without their texts. */
export async function listSteeringPapers(scope: Scope): Promise<{ month: string; signedAt: Date | null }[]> {
  const rows = await scope.tx.steeringMonth.findMany({
    where: { tenantId: scope.tenantId, unitId: scope.principal.unitId },
    orderBy: { monthOn: "desc" },
    select: { monthOn: true, signedAt: true },
  });
  return rows.map(({ monthOn, signedAt }) => ({ month: dayOf(monthOn), signedAt }));
}

/** The signed months, newest first: what a new version of the text may come from. */
export async function listSignedMonths(scope: Scope): Promise<{ id: string; month: string }[]> {
  const rows = await scope.tx.steeringMonth.findMany({
    where: { tenantId: scope.tenantId, unitId: scope.principal.unitId, signedAt: { not: null } },
    orderBy: { monthOn: "desc" },
    select: { id: true, monthOn: true },
  });
  return rows.map(({ id, monthOn }) => ({ id, month: dayOf(monthOn) }));
}

/** The paper of a month, or null while there is none. */
export async function findSteeringPaper(scope: Scope, month: string): Promise<SteeringPaper | null> {
  const row = await scope.tx.steeringMonth.findFirst({
    where: { tenantId: scope.tenantId, unitId: scope.principal.unitId, monthOn: columnDay(month) },
  });
  if (row === null) return null;
  return {
    ...{ id: row.id, month, signedBy: row.signedBy, signedAt: row.signedAt, version: row.version },
    notes: row.notesSealed === null ? "" : scope.open(row.notesSealed, notesAt(row.id)),
    adjustments: row.adjustmentsSealed === null ? "" : scope.open(row.adjustmentsSealed, adjustmentsAt(row.id)),
    participants: row.participants as unknown as Participant[],
    figures: row.figures as unknown as PaperFigures | null,
  };
}

/** Saves what is written about a month. Throws StaleVersion. */
export async function saveSteeringPaper(
  scope: Scope,
  { month, version, ...paper }: Pick<SteeringPaper, "month" | "notes" | "adjustments" | "participants" | "version">,
  known: string | null,
): Promise<number> {
  const { tenantId, principal } = scope;
  const id = known ?? scope.newId();
  const data = {
    notesSealed: scope.seal(paper.notes, notesAt(id)),
    adjustmentsSealed: scope.seal(paper.adjustments, adjustmentsAt(id)),
    participants: paper.participants.map(({ title, organisation }) => ({ title, organisation })),
  };
  expectOneRow(
    known === null
      ? await scope.tx.steeringMonth.createMany({
          data: [{ tenantId, id, unitId: principal.unitId, monthOn: columnDay(month), ...data }],
          skipDuplicates: true,
        })
      : await scope.tx.steeringMonth.updateMany({
          where: { tenantId, id, version },
          data: { ...data, version: { increment: 1 } },
        }),
  );
  return version + 1;
}

/** Signs a month with its figures. Throws StaleVersion. */
export async function signSteeringPaper(
  scope: Scope,
  { id, version }: Pick<SteeringPaper, "id" | "version">,
  figures: PaperFigures,
): Promise<void> {
  expectOneRow(
    await scope.tx.steeringMonth.updateMany({
      where: { tenantId: scope.tenantId, id, version },
      data: { ...signature(scope, figures), version: { increment: 1 } },
    }),
  );
}

/** A value of plain numbers and texts, as a json column wants it, with who signed. */
function signature(scope: Scope, figures: PaperFigures) {
  const plain = JSON.parse(JSON.stringify(figures)) as object;
  return { figures: plain, signedBy: scope.principal.accountId, signedAt: scope.now };
}

/** The editions of one report, newest first. */
export async function listEditions(scope: Scope, number: number): Promise<InterimPaper[]> {
  const rows = await scope.tx.interimReport.findMany({
    where: { tenantId: scope.tenantId, unitId: scope.principal.unitId, number },
    orderBy: { edition: "desc" },
  });
  return rows.map((row) => {
    const parts = JSON.parse(scope.open(row.partsSealed, partsAt(row.id))) as Partial<InterimTexts>;
    return {
      ...{ id: row.id, number: row.number, edition: row.edition, version: row.version },
      ...{ periodFrom: dayOf(row.periodFrom), periodTo: dayOf(row.periodTo) },
      texts: Object.fromEntries(interimParts.map((part) => [part, parts[part] ?? ""])) as unknown as InterimTexts,
      figures: row.figures as unknown as PaperFigures | null,
      ...{ writtenBy: row.writtenBy, writtenAt: row.writtenAt, signedBy: row.signedBy, signedAt: row.signedAt },
      isSigned: row.signedAt !== null,
    };
  });
}

/** Saves the texts of an edition, a new one at version 0. Throws StaleVersion. */
export async function saveEdition(
  scope: Scope,
  input: SaveInterimReport,
  to: { readonly edition: number; readonly version: number },
  known: string | null,
): Promise<number> {
  const { tenantId, principal, now } = scope;
  const id = known ?? scope.newId();
  const texts = Object.fromEntries(interimParts.map((part) => [part, input[part]]));
  const data = {
    ...{ periodFrom: columnDay(input.periodFrom), periodTo: columnDay(input.periodTo) },
    partsSealed: scope.seal(JSON.stringify(texts), partsAt(id)),
    ...{ writtenBy: principal.accountId, writtenAt: now },
  };
  expectOneRow(
    known === null
      ? await scope.tx.interimReport.createMany({
          data: [{ tenantId, id, unitId: principal.unitId, number: input.number, edition: to.edition, ...data }],
          skipDuplicates: true,
        })
      : await scope.tx.interimReport.updateMany({
          where: { tenantId, id, version: to.version },
          data: { ...data, version: { increment: 1 } },
        }),
  );
  return to.version + 1;
}

/** Signs an edition with its figures. Throws StaleVersion. */
export async function signEdition(
  scope: Scope,
  { id, version }: Pick<InterimPaper, "id" | "version">,
  figures: PaperFigures,
): Promise<void> {
  expectOneRow(
    await scope.tx.interimReport.updateMany({
      where: { tenantId: scope.tenantId, id, version },
      data: { ...signature(scope, figures), version: { increment: 1 } },
    }),
  );
}
