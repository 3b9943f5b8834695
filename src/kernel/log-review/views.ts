import "server-only";
import { columnDay, dayOf } from "@/platform/clock/date-column";
import type { Scope } from "../gate";
import { findAccountNames, findUnitNames } from "../organisations";
import { view } from "./corridor";
import { reviewRules, type ItemState } from "./contract";
import { countItems, findItem, findOwnQuestion, listForReport, listItems, openTexts, type ItemRow } from "./data/items";
import { findSample, findSettings, listSamples } from "./data/samples";
import { isLate, stateOf } from "./domain/item";
import { monthOf, monthsBefore, spanOf } from "./domain/month";
import { figuresOf, openingsPerHundred, SMALLEST_SHOWN, shownCount } from "./domain/report";
import { itemSchema, listSchema, monthSchema, nothingSchema } from "./schema";

const log = () => ({ kind: "log" }) as const;
const PAGE = 25;
const SAMPLES = 13;
const MONTHS = 6;

async function withNames(scope: Scope, items: readonly ItemRow[]) {
  const people = items.flatMap(({ readerId, signedBy, askedBy, measureBy }) =>
    [readerId, signedBy, askedBy, measureBy].filter((id) => id !== null),
  );
  const names = await findAccountNames(scope, people);
  const units = await findUnitNames(
    scope,
    items.map(({ readerUnitId }) => readerUnitId),
  );
  return items.map((item) => ({
    ...item,
    readerName: names.get(item.readerId) ?? "",
    readerUnitName: units.get(item.readerUnitId) ?? "",
    signedByName: item.signedBy === null ? null : (names.get(item.signedBy) ?? ""),
    measureByName: item.measureBy === null ? null : (names.get(item.measureBy) ?? ""),
    state: stateOf(item),
    isLate: isLate(item, scope.now),
  }));
}
export type ShownItem = Awaited<ReturnType<typeof withNames>>[number];

/** Openings a month for each hundred in active service, the newest first; the latest month so far is the present one. */
async function openingFigures(scope: Scope) {
  const first = monthsBefore(monthOf(scope.today), MONTHS - 1);
  const rows = await scope.tx.$queryRaw<{ month: Date; openings: number; staff: number }[]>`
    select month, openings, staff from app.opening_figures(${columnDay(`${first}-01`)}::date, ${columnDay(scope.today)}::date)
    order by month desc`;
  return rows.map(({ month, openings, staff }) => ({
    ...{ month: monthOf(dayOf(month)), openings, staff },
    perHundred: openingsPerHundred(openings, staff),
  }));
}

async function overview(
  scope: Scope,
  { state, after }: { state?: ItemState | null | undefined; after?: string | null | undefined },
) {
  const counts = await countItems(scope);
  const chosen: ItemState = state ?? (counts.open > 0 || counts.answered === 0 ? "open" : "answered");
  const { items, next } = await listItems(scope, { state: chosen, after: after ?? null, limit: PAGE });
  const samples = await listSamples(scope, SAMPLES);
  const lastMonth = monthsBefore(monthOf(scope.today), 1);
  return {
    ...{ counts, state: chosen, next, items: await withNames(scope, items), samples, now: scope.now },
    ...{ openings: await openingFigures(scope), mayDraw: scope.principal.role === "logReviewer" },
    undrawn: samples.some(({ month }) => month === lastMonth) ? null : lastMonth,
  };
}
export type ReviewOverview = Awaited<ReturnType<typeof overview>>;

/** What is to be reviewed, how far the samples have come, and how often something was opened in an emergency. */
export const reviewList = view({
  name: "review-list",
  input: listSchema,
  needs: "review",
  subject: log,
  load: overview,
  records: ({ value }) => ({
    event: "review-listed",
    fields: ["reader", "subject", "times", "rules"],
    records: value.items.length,
  }),
});

async function opened(scope: Scope, itemId: string) {
  const item = await findItem(scope, itemId);
  if (!item) return null;
  const [shown] = await withNames(scope, [item]);
  if (!shown) return null;
  return {
    item: shown,
    texts: await openTexts(scope, itemId),
    now: scope.now,
    isHead: scope.principal.role === "unitHead",
  };
}
export type OpenedItem = NonNullable<Awaited<ReturnType<typeof opened>>>;

/** One item, whole: who read what when, why it was drawn, question and answer, finding. */
export const reviewItem = view({
  name: "review-item",
  input: itemSchema,
  needs: "review",
  subject: log,
  load: (scope, { itemId }) => opened(scope, itemId),
  records: ({ value: { item } }) => ({
    event: "review-item-opened",
    aboutAccountId: item.readerId,
    ...(item.caseId === null ? {} : { caseId: item.caseId }),
    ...(item.personId === null ? {} : { personIds: [item.personId] }),
    fields: ["reader", "times", "rules", "question", "answer", "finding"],
    records: 1,
  }),
});

async function question(scope: Scope, itemId: string) {
  const item = await findOwnQuestion(scope, itemId);
  if (!item) return null;
  const { question: asked, answer } = await openTexts(scope, itemId);
  const { id, label, firstAt, lastAt, lines, acts, askedAt, answeredAt, finding, version } = item;
  return {
    id,
    label,
    firstAt,
    lastAt,
    lines,
    acts,
    askedAt,
    answeredAt,
    isSigned: finding !== null,
    version,
    asked,
    answer,
  };
}
export type OwnQuestion = NonNullable<Awaited<ReturnType<typeof question>>>;

/** A question about the own reading. Neither the finding nor why it was drawn is shown. */
export const ownQuestion = view({
  name: "own-question",
  input: itemSchema,
  needs: "write",
  subject: () => ({ kind: "self" }),
  load: (scope, { itemId }) => question(scope, itemId),
  records: () => ({ event: "question-read", fields: ["question", "answer"], records: 1 }),
});

async function report(scope: Scope, month: string) {
  const sample = await findSample(scope, month);
  const rows = await listForReport(scope, spanOf(month), sample?.id ?? null);
  if (!sample && rows.length === 0) return null;
  const figures = (await openingFigures(scope)).find((one) => one.month === month);
  return {
    ...{ month, population: sample?.population ?? null, drawnAt: sample?.drawnAt ?? null, now: scope.now },
    ...{ figures: figuresOf(rows, reviewRules, scope.now), smallest: SMALLEST_SHOWN },
    openings: figures && { count: shownCount(figures.openings), staff: figures.staff },
  };
}
export type BoardReport = NonNullable<Awaited<ReturnType<typeof report>>>;

/** The month's review for the board: figures, and nobody's name. */
export const boardReport = view({
  name: "board-report",
  input: monthSchema,
  needs: "decide",
  subject: log,
  load: (scope, { month }) => report(scope, month),
  records: ({ value }) => ({ event: "report-shown", records: value.figures.drawn }),
});

/** How the log is reviewed here. */
export const reviewSettings = view({
  name: "review-settings",
  input: nothingSchema,
  needs: "administer",
  subject: () => ({ kind: "organisation" }),
  load: findSettings,
  records: () => ({ event: "review-settings-seen" }),
});
