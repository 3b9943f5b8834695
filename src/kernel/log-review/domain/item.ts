/** What may be done with one item. Pure. */
import { ok, refuse, type Result } from "@/platform/result";
import type { Finding, ItemState } from "../contract";

export interface ItemFacts {
  readonly readerId: string;
  readonly askedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly finding: Finding | null;
  readonly measureAt: Date | null;
  readonly dueAt: Date;
}

export type ReviewCode =
  | "ownReading"
  | "signedAlready"
  | "askedAlready"
  | "answeredAlready"
  | "notAsked"
  | "nothingToMeasure"
  | "measuredAlready"
  | "headsMatter"
  | "drawnAlready"
  | "monthNotOver"
  | "nothingToDraw";

/** Where it stands. */
export function stateOf({ askedAt, answeredAt, finding, measureAt }: Omit<ItemFacts, "readerId" | "dueAt">): ItemState {
  if (finding === "unjustified" && measureAt === null) return "measureDue";
  if (finding !== null) return "done";
  if (askedAt === null) return "open";
  return answeredAt === null ? "asked" : "answered";
}

/** Whether it is past its day and not signed off. */
export function isLate({ finding, dueAt }: Pick<ItemFacts, "finding" | "dueAt">, now: Date): boolean {
  return finding === null && dueAt < now;
}

interface By {
  readonly principal: { readonly accountId: string; readonly role: string };
}

/** Nobody reviews what they have read themselves. */
function notOwn(item: ItemFacts, { principal }: By): Result<true, ReviewCode> {
  return item.readerId === principal.accountId ? refuse("ownReading") : ok(true);
}

/** One question to the reader, before the item is signed off. */
export function decideQuestion(item: ItemFacts, by: By): Result<true, ReviewCode> {
  const own = notOwn(item, by);
  if (!own.ok) return own;
  if (item.finding !== null) return refuse("signedAlready");
  return item.askedAt === null ? ok(true) : refuse("askedAlready");
}

/** The reader's answer, once. */
export function decideAnswer(item: ItemFacts, { principal }: By): Result<true, ReviewCode> {
  if (item.readerId !== principal.accountId || item.askedAt === null) return refuse("notAsked");
  if (item.finding !== null) return refuse("signedAlready");
  return item.answeredAt === null ? ok(true) : refuse("answeredAlready");
}

/** The finding. What is signed is never changed. */
export function decideFinding(item: ItemFacts, by: By): Result<true, ReviewCode> {
  const own = notOwn(item, by);
  if (!own.ok) return own;
  return item.finding === null ? ok(true) : refuse("signedAlready");
}

/** What the unit head did about reading that was not justified. */
export function decideMeasure(item: ItemFacts, by: By): Result<true, ReviewCode> {
  const own = notOwn(item, by);
  if (!own.ok) return own;
  if (by.principal.role !== "unitHead") return refuse("headsMatter");
  if (item.finding !== "unjustified") return refuse("nothingToMeasure");
  return item.measureAt === null ? ok(true) : refuse("measuredAlready");
}
