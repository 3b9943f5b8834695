/** Each item by itself: the field mask (docs/secrecy.md, section 2). */
import type { CalendarDate } from "@/platform/clock/calendar-date";
import { consentReader } from "../consent/reach";
import { dayBefore, earliest, turns } from "./days";
import { dataCategories, type DataCategory, type ReleaseItemFacts } from "./facts";
import type { BasedQuestion } from "./question";
import type { ConsentCell, ItemMask, ItemRule, ReleaseDenyRule, ReleaseMask } from "./verdict";

const NAMES_OR_FINDS: readonly DataCategory[] = ["identity", "contact"];

/** What is decided of one item: its mask, and the answers it rests on. */
export interface WeighedItem {
  readonly key: string;
  readonly mask: ItemMask;
  readonly answers: readonly string[];
}

/** Weighs every item, in order. */
export function weighItems(question: BasedQuestion): readonly WeighedItem[] {
  const cellOf = consentFor(question);
  const end = endOfBasis(question);
  return question.request.items.map((item) => weighItem(item, question, cellOf, end));
}

/** The mask by key. Two items of one key are open only together. */
export function maskOf(items: readonly WeighedItem[]): ReleaseMask {
  const byKey = new Map<string, ItemMask>();
  for (const { key, mask } of items) if (byKey.get(key)?.open !== false) byKey.set(key, mask);
  return Object.fromEntries(byKey);
}

/** The mask of a release that does not go at all: every item is closed with the rule. */
export function closedMask(items: readonly ReleaseItemFacts[], rule: ReleaseDenyRule): ReleaseMask {
  return Object.fromEntries(items.map(({ key }) => [key, { open: false, rule } as const]));
}

type CellOf = (category: DataCategory) => ConsentCell;

/** By consent, what the receiver may get of each category for the purpose; each is asked once. */
function consentFor({ request: { purpose }, facts, now, today }: BasedQuestion): CellOf {
  const { receiver, consents, subject } = facts;
  const read = consentReader(consents, subject, now, today);
  const cells = new Map<DataCategory, ConsentCell>();
  return (category) => {
    // Rows 6 and 13 have asked for both; without them nobody has agreed to anything.
    if (receiver === null || purpose === null) return { open: false, rule: "consent.missing", signer: null };
    const { authorityId, unitId } = receiver;
    const cell = cells.get(category) ?? read({ authorityId, unitId, category, purpose });
    cells.set(category, cell);
    return cell;
  };
}

function weighItem(
  item: ReleaseItemFacts,
  question: BasedQuestion,
  cellOf: CellOf,
  end: CalendarDate | null,
): WeighedItem {
  const { key } = item;
  const closed = (rule: ItemRule): WeighedItem => ({ key, mask: { open: false, rule }, answers: [] });
  const against = againstItem(item, question);
  if (against !== null) return closed(against);
  if (question.basis.mode !== "consent") return { key, mask: { open: true, until: end }, answers: [] };
  const ends: (CalendarDate | null)[] = [end];
  const answers: string[] = [];
  for (const category of dataCategories.filter((one) => item.categories.includes(one))) {
    const cell = cellOf(category);
    if (!cell.open) return closed(cell.rule);
    ends.push(cell.until);
    answers.push(...cell.answers);
  }
  return { key, mask: { open: true, until: earliest(ends) }, answers };
}

function againstItem(item: ReleaseItemFacts, { basis, facts }: BasedQuestion): ItemRule | null {
  if (item.categories.length === 0) return "item.category-unknown";
  if (item.thirdPersons !== "none" && item.thirdPersons !== "ownGround") return "item.third-person";
  const isProtected = facts.subject.protection === "protected";
  if (isProtected && item.categories.some((one) => NAMES_OR_FINDS.includes(one))) return "item.protected";
  const { onlyData } = basis;
  return onlyData.length > 0 && item.categories.some((one) => !onlyData.includes(one)) ? "item.outside-basis" : null;
}

/** The last day the basis carries; null: no end. A duty has none: what is told is told. */
function endOfBasis({ basis, ground, facts }: BasedQuestion): CalendarDate | null {
  if (basis.mode === "must") return null;
  const { age } = facts.subject;
  const birthday = (years: number): CalendarDate | null => (age === "unknown" ? null : turns(age.birthOn, years));
  return earliest([
    dayBefore(basis.validTo),
    basis.ageTo === null ? null : dayBefore(birthday(Math.floor(basis.ageTo) + 1)),
    ground === "under18" ? dayBefore(birthday(18)) : null,
  ]);
}
