import "server-only";
import type { Prisma } from "@/platform/db";
import { expectOneRow, type Scope } from "../../gate";
import type { Finding, ItemState, ReviewRule } from "../contract";
import type { ItemFacts } from "../domain/item";

type Column = "question_sealed" | "answer_sealed" | "finding_sealed" | "measure_sealed";
const at = (column: Column, rowId: string) => ({ table: "log_review_item", column, rowId }) as const;

/** An item as the rules and the lists see it. */
export interface ItemRow extends ItemFacts {
  readonly id: string;
  readonly sampleId: string | null;
  readonly openingId: string | null;
  readonly readerUnitId: string;
  readonly unitId: string | null;
  readonly caseId: string | null;
  readonly personId: string | null;
  readonly label: string;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly lines: number;
  readonly acts: readonly string[];
  readonly rules: readonly ReviewRule[];
  readonly drawnAt: Date;
  readonly askedBy: string | null;
  readonly signedBy: string | null;
  readonly signedAt: Date | null;
  readonly measureBy: string | null;
  readonly version: number;
}

/** What was written about an item. */
export interface ItemTexts {
  readonly question: string | null;
  readonly answer: string | null;
  readonly finding: string | null;
  readonly measure: string | null;
  /** Why an emergency opening was made. */
  readonly openingReason: string | null;
}

/** Whose items: those in sight that somebody else has read. Row security says the same. */
const reviewable = ({ tenantId, principal }: Scope) => ({ tenantId, readerId: { not: principal.accountId } });

/** An item to review, or null. Nobody finds the own reading here. */
export async function findItem(scope: Scope, itemId: string): Promise<ItemRow | null> {
  return itemOf(await scope.tx.logReviewItem.findFirst({ where: { ...reviewable(scope), id: itemId } }));
}

/** An item about the own reading that there is a question about, or null. */
export async function findOwnQuestion(scope: Scope, itemId: string): Promise<ItemRow | null> {
  const { tenantId, principal } = scope;
  const where = { tenantId, id: itemId, readerId: principal.accountId, askedAt: { not: null } };
  return itemOf(await scope.tx.logReviewItem.findFirst({ where }));
}

function itemOf(
  row: (Omit<ItemRow, "rules" | "finding"> & { rules: string[]; finding: string | null }) | null,
): ItemRow | null {
  // Written by `drawSample` and `app.open_emergency` alone, whose values these are.
  return row && { ...row, rules: row.rules as ReviewRule[], finding: row.finding as Finding | null };
}

/** What was written about an item, opened. */
export async function openTexts(scope: Scope, itemId: string): Promise<ItemTexts> {
  const row = await scope.tx.logReviewItem.findUniqueOrThrow({
    where: { tenantId_id: { tenantId: scope.tenantId, id: itemId } },
    include: { opening: { select: { id: true, reasonSealed: true } } },
  });
  const open = (column: Column, sealed: string | null) =>
    sealed === null ? null : scope.open(sealed, at(column, itemId));
  const { opening } = row;
  return {
    question: open("question_sealed", row.questionSealed),
    answer: open("answer_sealed", row.answerSealed),
    finding: open("finding_sealed", row.findingSealed),
    measure: open("measure_sealed", row.measureSealed),
    openingReason:
      opening &&
      scope.open(opening.reasonSealed, { table: "emergency_opening", column: "reason_sealed", rowId: opening.id }),
  };
}

const IN_STATE: Record<ItemState, Prisma.LogReviewItemWhereInput> = {
  open: { finding: null, askedAt: null },
  asked: { finding: null, askedAt: { not: null }, answeredAt: null },
  answered: { finding: null, answeredAt: { not: null } },
  measureDue: { finding: "unjustified", measureAt: null },
  done: { OR: [{ finding: "justified" }, { finding: "unjustified", measureAt: { not: null } }] },
};

/** Items in one state, by day due and then by id, a page at a time. */
export async function listItems(
  scope: Scope,
  { state, after, limit }: { readonly state: ItemState; readonly after: string | null; readonly limit: number },
): Promise<{ readonly items: ItemRow[]; readonly next: string | null }> {
  const last = after === null ? null : await findItem(scope, after);
  const rows = await scope.tx.logReviewItem.findMany({
    where: {
      ...reviewable(scope),
      AND: [
        IN_STATE[state],
        last ? { OR: [{ dueAt: { gt: last.dueAt } }, { dueAt: last.dueAt, id: { gt: last.id } }] } : {},
      ],
    },
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    take: limit + 1,
  });
  const shown = rows.slice(0, limit);
  return {
    items: shown.flatMap((row) => itemOf(row) ?? []),
    next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** How many items are in each state. */
export async function countItems(scope: Scope): Promise<Record<ItemState, number>> {
  const count = (state: ItemState) =>
    scope.tx.logReviewItem.count({ where: { ...reviewable(scope), ...IN_STATE[state] } });
  return {
    open: await count("open"),
    asked: await count("asked"),
    answered: await count("answered"),
    measureDue: await count("measureDue"),
    done: await count("done"),
  };
}

/** The items drawn for a month, and the openings of that month: what the report counts. */
export async function listForReport(
  scope: Scope,
  month: { readonly from: Date; readonly until: Date },
  sampleId: string | null,
) {
  const rows = await scope.tx.logReviewItem.findMany({
    where: {
      tenantId: scope.tenantId,
      OR: [
        ...(sampleId === null ? [] : [{ sampleId }]),
        { openingId: { not: null }, drawnAt: { gte: month.from, lt: month.until } },
      ],
    },
    select: { rules: true, finding: true, askedAt: true, openingId: true, drawnAt: true, signedAt: true, dueAt: true },
  });
  return rows.map(({ rules, finding, askedAt, openingId, ...row }) => ({
    ...{ ...row, rules: rules as ReviewRule[], finding: finding as Finding | null },
    ...{ isAsked: askedAt !== null, isOpening: openingId !== null },
  }));
}

interface Versioned {
  readonly itemId: string;
  readonly version: number;
}

async function saveItem(scope: Scope, { itemId, version }: Versioned, data: object): Promise<void> {
  expectOneRow(
    await scope.tx.logReviewItem.updateMany({
      where: { tenantId: scope.tenantId, id: itemId, version },
      data: { ...data, version: { increment: 1 } },
    }),
  );
}

export const saveQuestion = (scope: Scope, input: Versioned & { readonly question: string }) =>
  saveItem(scope, input, {
    questionSealed: scope.seal(input.question, at("question_sealed", input.itemId)),
    ...{ askedBy: scope.principal.accountId, askedAt: scope.now },
  });

export const saveAnswer = (scope: Scope, input: Versioned & { readonly answer: string }) =>
  saveItem(scope, input, {
    answerSealed: scope.seal(input.answer, at("answer_sealed", input.itemId)),
    answeredAt: scope.now,
  });

export const saveFinding = (scope: Scope, input: Versioned & { readonly finding: Finding; readonly text: string }) =>
  saveItem(scope, input, {
    findingSealed: scope.seal(input.text, at("finding_sealed", input.itemId)),
    ...{ finding: input.finding, signedBy: scope.principal.accountId, signedAt: scope.now },
  });

export const saveMeasure = (scope: Scope, input: Versioned & { readonly measure: string }) =>
  saveItem(scope, input, {
    measureSealed: scope.seal(input.measure, at("measure_sealed", input.itemId)),
    ...{ measureBy: scope.principal.accountId, measureAt: scope.now },
  });
