/**
 * Decisions in words. A decision names rules; the sentences stand in `messages/secrecy`. Here a rule becomes a key and the
 * values its sentence needs; `sentenceOf` makes the sentence with the words of one language.
 */
import { askedSigners, SUBJECT, type Signer, type SubjectOfConsent } from "./consent/asked";
import { consentOn } from "./consent/reach";
import {
  dataCategories,
  type BasisMode,
  type CopyFacts,
  type DataCategory,
  type ReleaseFacts,
  type ReleaseItemFacts,
  type ReleaseRequest,
} from "./release/facts";
import {
  consentRules,
  copyAllowRules,
  copyDenyRules,
  type ConsentCell,
  type CopyDecision,
  type ItemMask,
  type ReleaseDecision,
  type SecrecyRule,
} from "./release/verdict";

/** Who reads the sentence. */
export type Side = "sharer" | "receiver";

/** A message key, and what its sentence may speak of. What a sentence does not need is there all the same. */
export interface Explanation {
  readonly key: string;
  readonly categories: readonly DataCategory[];
  readonly until: string | null;
  /** Whose yes it rests on, or the one whose word closes it. */
  readonly signers: readonly Signer[];
}

/** One language: its messages, its way to write a day and a list, and the names of guardians where they may be told. */
export interface Words {
  readonly message: (key: string, values: Readonly<Record<string, string>>) => string;
  readonly day: (day: string) => string;
  readonly list: (words: readonly string[]) => string;
  /** The name of a guardian, or null to say "a guardian". */
  readonly guardian?: (personId: Signer) => string | null;
}

/** The rules that a receiver reads a sentence about; the others are the sender's own. */
export const receiverRules: ReadonlySet<SecrecyRule> = new Set<SecrecyRule>([
  "subject.unknown",
  "case.not-assigned",
  "protected.not-reader",
  "basis.holds",
  "consent.holds",
  ...copyDenyRules,
  ...copyAllowRules,
]);

/** The keys of a rule's sentences: for the one who shares, and where it is read there, for the receiver. */
export function explain(rule: SecrecyRule): { readonly sharer: string; readonly receiver: string | null } {
  const name = rule.replace(/[.-](\w)/g, (_, letter: string) => letter.toUpperCase());
  const key = `secrecy.rules.${name}`;
  return { sharer: `${key}.sharer`, receiver: receiverRules.has(rule) ? `${key}.receiver` : null };
}

/** What there is to say of each item of a release, by key: why it may go and until when, or why it stays. */
export function explainRelease(
  request: ReleaseRequest,
  facts: ReleaseFacts,
  decision: ReleaseDecision,
  now: Date,
): Readonly<Record<string, Explanation>> {
  return Object.fromEntries(
    request.items.map((item) => [item.key, explainItem(item, decision.mask[item.key], request, facts, decision, now)]),
  );
}

function explainItem(
  item: ReleaseItemFacts,
  mask: ItemMask | undefined,
  request: ReleaseRequest,
  facts: ReleaseFacts,
  decision: ReleaseDecision,
  now: Date,
): Explanation {
  const categories = inOrder(item.categories);
  if (mask?.open) {
    const asked = askedSigners(facts.subject, now);
    const signers = asked.known ? asked.signers : [];
    return explainOpen("sharer", decision.basis?.mode ?? "may", categories, mask.until, signers);
  }
  const rule = mask?.rule ?? "item.category-unknown";
  const closing = consentRules.some((one) => one === rule) ? closingCell(item, request, facts, now) : null;
  return {
    key: explain(rule).sharer,
    categories: closing ? [closing.category] : categories,
    until: null,
    signers: closing ? closing.signers : [],
  };
}

/** The first category that consent closes, in the order of the list, and whose word does. */
function closingCell(item: ReleaseItemFacts, { purpose }: ReleaseRequest, facts: ReleaseFacts, now: Date) {
  const { receiver, consents, subject } = facts;
  if (receiver === null || purpose === null) return null;
  const { authorityId, unitId } = receiver;
  for (const category of inOrder(item.categories)) {
    const cell = consentOn(consents, subject, { authorityId, unitId, category, purpose }, now);
    if (!cell.open) return { category, signers: cell.signer === null ? [] : [cell.signer] };
  }
  return null;
}

/** What is open, on which kind of ground, until when; for either side. */
export function explainOpen(
  side: Side,
  mode: BasisMode,
  categories: readonly DataCategory[],
  until: string | null,
  signers: readonly Signer[],
): Explanation {
  return { key: `secrecy.items.${openKey(mode, until)}.${side}`, categories: inOrder(categories), until, signers };
}

function inOrder(categories: readonly DataCategory[]): readonly DataCategory[] {
  return dataCategories.filter((one) => categories.includes(one));
}

function openKey(mode: BasisMode, until: string | null): string {
  if (mode === "must") return "openMust";
  if (until === null) return "openMayNoEnd";
  return mode === "consent" ? "openConsent" : "openMay";
}

/** A cell of the matrix "what may be shared with whom today". */
export function explainCell(
  category: DataCategory,
  cell: ConsentCell,
  subject: SubjectOfConsent,
  now: Date,
): Explanation {
  const categories = [category];
  if (!cell.open) {
    return {
      key: explain(cell.rule).sharer,
      categories,
      until: null,
      signers: cell.signer === null ? [] : [cell.signer],
    };
  }
  const asked = askedSigners(subject, now);
  return { key: "secrecy.cells.open", categories, until: cell.until, signers: asked.known ? asked.signers : [] };
}

/** What the receiver is told of its copy. */
export function explainCopy(decision: CopyDecision, copy: Pick<CopyFacts, "readableUntil"> | null): Explanation {
  const [rule] = decision.rules;
  const until = copy?.readableUntil ?? null;
  const isEnding = rule === "copy.ground-lives" && until !== null;
  const key = isEnding ? "secrecy.copies.until" : (explain(rule).receiver ?? explain("copy.unknown").sharer);
  return { key, categories: [], until, signers: [] };
}

/** The sentence, in one language. */
export function sentenceOf({ key, categories, until, signers }: Explanation, words: Words): string {
  const named = categories.map((category) => words.message(`secrecy.categories.${category}`, {}));
  const people = peopleIn(signers, words);
  const somebody = words.message("secrecy.signers.somebody", {});
  const sentence = words.message(key, {
    categories: words.list(named),
    category: named[0] ?? "",
    until: until === null ? "" : words.day(until),
    signers: people.length > 0 ? words.list(people) : words.message("secrecy.signers.all", {}),
    signer: people[0] ?? somebody,
  });
  return sentence.slice(0, 1).toUpperCase() + sentence.slice(1);
}

/** The signers in words: the subject, the guardians who may be named, and the others together. */
function peopleIn(signers: readonly Signer[], words: Words): readonly string[] {
  const names = signers.map((one) =>
    one === SUBJECT ? words.message("secrecy.signers.subject", {}) : words.guardian?.(one),
  );
  const named = names.filter((name): name is string => typeof name === "string");
  const unnamed = signers.length - named.length;
  if (unnamed === 0) return named;
  return [...named, words.message(`secrecy.signers.${unnamed === 1 ? "guardian" : "guardians"}`, {})];
}
