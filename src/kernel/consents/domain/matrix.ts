/**
 * What may be shared with whom today, as a table for people: receivers and kinds of data for each purpose, and for each
 * place why. The engine decides (`consentOn`, `wordOf` in kernel/secrecy); this only lays out what it says.
 */
import { addDays, type CalendarDate } from "@/platform/clock/calendar-date";
import { swedishDateOf } from "@/platform/clock/swedish-time";
import {
  askedSigners,
  consentOn,
  dataCategories,
  releasePurposes,
  SUBJECT,
  wordOf,
  type ConsentFacts,
  type ConsentRule,
  type DataCategory,
  type ReleasePurpose,
  type SubjectOfConsent,
} from "../../secrecy";
import type { ConsentRow } from "../contract";
import { eighteenOn } from "./adult";

/** Days that an ended consent is still shown, so that people see that it ended. */
const SHOWN_AFTER_END = 90;

/** What one person's word comes to. `yes`, or what closes it. */
export type WordState = "yes" | ConsentRule;

export interface SaidWord {
  /** "subject", or a guardian's id. */
  readonly signer: string;
  readonly state: WordState;
  /** Whether the law asks them. The child's own no counts also when it is not asked. */
  readonly isAsked: boolean;
}

/** One place in the table. */
export interface MatrixCell {
  readonly category: DataCategory;
  readonly open: boolean;
  readonly until: CalendarDate | null;
  /** What closes it; null when it is open. `notAsked`: no consent is about it. */
  readonly why: ConsentRule | "notAsked" | null;
  readonly words: readonly SaidWord[];
}

export interface MatrixColumn {
  readonly key: string;
  readonly name: string;
  readonly isOutside: boolean;
  readonly cells: readonly MatrixCell[];
}

/** The table of one purpose. */
export interface MatrixTable {
  readonly purpose: ReleasePurpose;
  readonly categories: readonly DataCategory[];
  readonly columns: readonly MatrixColumn[];
}

/** In words, before the table: somebody has said yes and somebody else no; or the child has said no. */
export type Conflict =
  | { readonly kind: "guardiansDisagree"; readonly yes: readonly string[]; readonly no: readonly string[] }
  | { readonly kind: "childSaysNo"; readonly isAsked: boolean };

/** Where a receiver of a row stands in the engine: outside Samlots it is nobody's id, so its name stands in. */
const placeOf = (receiver: ConsentRow["receivers"][number]) =>
  receiver.authorityId === null
    ? { authorityId: `outside:${receiver.name.toLocaleLowerCase("sv")}`, unitId: null }
    : { authorityId: receiver.authorityId, unitId: receiver.unitId };

/** The consents that lift secrecy, as the engine wants them, with receivers outside Samlots under their names. */
export function factsOfRows(rows: readonly ConsentRow[]): ConsentFacts[] {
  return rows.flatMap((row): ConsentFacts[] => {
    if (row.kind !== "liftSecrecy" || row.validFrom === null || row.validTo === null) return [];
    return [
      {
        ...{ id: row.id, validFrom: row.validFrom, validTo: row.validTo },
        purposes: row.purposes as readonly ReleasePurpose[],
        categories: row.categories as readonly DataCategory[],
        receivers: row.receivers.map((one) => ({ key: one.id, ...placeOf(one) })),
        answers: row.answers.map((answer) => ({
          ...{ id: answer.id, answer: answer.answer, receiverKeys: answer.receiverIds },
          categories: answer.categories as readonly DataCategory[],
          signer: answer.signerKind === "guardian" ? answer.signerId : SUBJECT,
          answeredAt: answer.answeredAt.toISOString(),
          withdrawnAt: answer.withdrawnAt?.toISOString() ?? null,
        })),
      },
    ];
  });
}

/** The tables, one for each purpose that somebody has been asked about lately. */
export function matrixOf(rows: readonly ConsentRow[], subject: SubjectOfConsent, now: Date): MatrixTable[] {
  const from = addDays(swedishDateOf(now), -SHOWN_AFTER_END);
  const shown = rows.filter((row) => row.kind === "liftSecrecy" && row.validTo !== null && row.validTo >= from);
  const facts = factsOfRows(rows);
  return releasePurposes
    .filter((purpose) => shown.some((row) => row.purposes.includes(purpose)))
    .map((purpose) => {
      const about = shown.filter((row) => row.purposes.includes(purpose));
      const categories = dataCategories.filter((one) => about.some((row) => row.categories.includes(one)));
      const columns = receiversOf(about).map((receiver) => ({
        ...{ key: receiver.key, name: receiver.name, isOutside: receiver.isOutside },
        cells: categories.map((category) => cellOf(facts, subject, { ...receiver, category, purpose }, now)),
      }));
      return { purpose, categories, columns };
    });
}

function receiversOf(rows: readonly ConsentRow[]) {
  const found = new Map<
    string,
    { key: string; name: string; isOutside: boolean; authorityId: string; unitId: string | null }
  >();
  for (const receiver of rows.flatMap((row) => row.receivers)) {
    const place = placeOf(receiver);
    const key = `${place.authorityId}/${place.unitId ?? ""}`;
    if (!found.has(key))
      found.set(key, { key, name: receiver.name, isOutside: receiver.authorityId === null, ...place });
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, "sv"));
}

interface Place {
  readonly authorityId: string;
  readonly unitId: string | null;
  readonly category: DataCategory;
  readonly purpose: ReleasePurpose;
}

function cellOf(facts: readonly ConsentFacts[], subject: SubjectOfConsent, place: Place, now: Date): MatrixCell {
  const { authorityId, unitId, category, purpose } = place;
  const reach = { authorityId, unitId, category, purpose };
  const cell = consentOn(facts, subject, reach, now);
  const isAsked = facts.some(
    (one) =>
      one.purposes.includes(purpose) &&
      one.categories.includes(category) &&
      one.receivers.some((to) => to.authorityId === authorityId && (to.unitId === null || to.unitId === unitId)),
  );
  const words = wordsOn(facts, subject, reach, now);
  if (cell.open) return { category, open: true, until: cell.until, why: null, words };
  return { category, open: false, until: null, why: isAsked ? cell.rule : "notAsked", words: isAsked ? words : [] };
}

/** What each of those who are asked has said; and the child's own no, asked or not. */
function wordsOn(facts: readonly ConsentFacts[], subject: SubjectOfConsent, reach: Place, now: Date): SaidWord[] {
  const asked = askedSigners(subject, now);
  const birthday = eighteenOn(subject.age);
  const signers = asked.known ? asked.signers : [];
  const adultSince = asked.known && !asked.isMinor ? birthday : null;
  const said = (signer: string): WordState => {
    const word = wordOf(signer, facts, reach, { now, today: swedishDateOf(now), adultSince });
    return word.live ? "yes" : word.rule;
  };
  const words = signers.map((signer) => ({ signer, state: said(signer), isAsked: true }));
  if (signers.includes(SUBJECT)) return words;
  const own = said(SUBJECT);
  return own === "consent.refused" || own === "consent.withdrawn"
    ? [{ signer: SUBJECT, state: own, isAsked: false }, ...words]
    : words;
}

const isNo = (state: WordState) => state === "consent.refused" || state === "consent.withdrawn";

/** What has to be said in words: it is not enough that a place in a table is closed. */
export function conflictsIn(tables: readonly MatrixTable[], isMinor: boolean): Conflict[] {
  if (!isMinor) return [];
  const cells = tables.flatMap(({ columns }) => columns.flatMap((column) => column.cells));
  const own = cells.flatMap(({ words }) => words.filter(({ signer, state }) => signer === SUBJECT && isNo(state)));
  const split = cells.filter(({ words }) => {
    const guardians = words.filter(({ signer }) => signer !== SUBJECT);
    return guardians.some(({ state }) => state === "yes") && guardians.some(({ state }) => isNo(state));
  });
  const signersWho = (test: (state: WordState) => boolean) => [
    ...new Set(
      split.flatMap(({ words }) =>
        words.filter(({ signer, state }) => signer !== SUBJECT && test(state)).map(({ signer }) => signer),
      ),
    ),
  ];
  const conflicts: Conflict[] = [];
  if (split.length > 0)
    conflicts.push({ kind: "guardiansDisagree", yes: signersWho((state) => state === "yes"), no: signersWho(isNo) });
  if (own.length > 0) conflicts.push({ kind: "childSaysNo", isAsked: own.some(({ isAsked }) => isAsked) });
  return conflicts;
}
