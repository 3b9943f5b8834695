/** What a release would hold, and what it asks the rules: from what is known of the case and what was typed. */
import type { AgeFact } from "../../persons/contract";
import type { ReleaseItemFacts, ReleaseRequest, ThirdPersons } from "../../secrecy/contract";
import { categoryOfItem, releaseItems, type Grounds, type ReleasedContent, type ReleaseItem } from "../contract";
import type { DraftRelease, PreviewRelease } from "../schema";
import { namesIn, type KnownName } from "./third-persons";

/** What is known of the case when a release is composed. */
export interface KnownFacts {
  readonly name: string | null;
  /** Twelve digits. */
  readonly number: string | null;
  readonly age: AgeFact | null;
  /** "YYYY-MM-DD HH:MM", or the day alone. */
  readonly occasion: string | null;
  readonly placeType: string | null;
  readonly testResult: string | null;
}

/** The facts that are known and can be chosen. */
export function availableItems(facts: KnownFacts): readonly ReleaseItem[] {
  const values = valuesOf(facts);
  return releaseItems.filter((item) => values[item] !== null);
}

function valuesOf(facts: KnownFacts): Record<ReleaseItem, string | null> {
  const { name, number, occasion, placeType, testResult } = facts;
  return {
    ...{ name, number, occasion, placeType, testResult },
    age: facts.age?.kind === "known" ? String(facts.age.years) : null,
  };
}

/**
 * Exactly what the receiver would see. An item that is not known is not there: the receiver is not told that it was
 * asked for.
 */
export function composeContent(facts: KnownFacts, input: Pick<PreviewRelease, "items" | "texts">): ReleasedContent {
  const values = valuesOf(facts);
  const items = releaseItems.flatMap((key) => {
    const value = values[key];
    return input.items.includes(key) && value !== null ? [{ key, value }] : [];
  });
  return { items, texts: input.texts.map(({ text, categories }) => ({ text, categories })) };
}

/** The key under which the rules answer for the text at a place, from 0. */
export const textKey = (at: number): string => `text${at + 1}`;

/** What is asked of the rules. A text that names somebody in the register cannot be said to tell of nobody. */
export function requestOf(
  facts: KnownFacts,
  input: DraftRelease | PreviewRelease,
  linked: readonly KnownName[],
): ReleaseRequest {
  const chosen = availableItems(facts).filter((item) => input.items.includes(item));
  const items: ReleaseItemFacts[] = chosen.map((key) => ({
    key,
    categories: [categoryOfItem[key]],
    thirdPersons: "none",
  }));
  input.texts.forEach((one, at) => {
    const { text, categories } = one;
    items.push({ key: textKey(at), categories, thirdPersons: thirdPersonsOf(one, namesIn(text, linked).length > 0) });
  });
  return {
    origin: "case",
    basis: input.basis,
    purpose: input.purpose,
    ground: input.ground,
    offence: input.offence,
    answers: answersOf(input),
    items,
  };
}

function thirdPersonsOf(
  { others, othersReason }: PreviewRelease["texts"][number] | DraftRelease["texts"][number],
  namesSomebody: boolean,
): ThirdPersons {
  if (others === null) return "unknown";
  if (others === "none") return namesSomebody ? "unknown" : "none";
  if (others === "withoutGround") return "withoutGround";
  return othersReason === null ? "unknown" : "ownGround";
}

/** The answers as the rules see them: whether there is a reason, not which. */
export function answersOf({ answers }: DraftRelease | PreviewRelease): ReleaseRequest["answers"] {
  const given = Object.entries(answers).flatMap(([test, { answer, reason }]) =>
    answer === null ? [] : [[test, { answer, hasReason: reason !== null }] as const],
  );
  return Object.fromEntries(given);
}

/** The sender's own note of why: the questions of the basis with their answers, and why others may be told of. */
export function groundsOf(
  basis: { readonly tests: readonly string[]; readonly exclusions: readonly string[] },
  input: PreviewRelease,
): Grounds {
  const asked = [...basis.tests, ...(input.ground === null ? [] : [input.ground]), ...basis.exclusions];
  const { answers, ground, offence, texts } = input;
  return {
    tests: asked.flatMap((test) => {
      const given = answers[test];
      return given?.answer ? [{ test, answer: given.answer, reason: given.reason ?? "" }] : [];
    }),
    ...{ ground, offence },
    others: texts.map(({ others, othersReason }) => ({ others: others ?? "none", reason: othersReason ?? "" })),
  };
}

/** What a fingerprint is taken of: everything that leaves, to whom, and on which ground. Nothing that is only of the form. */
export function whatIsSeen(input: PreviewRelease, content: ReleasedContent, version: number | null): string {
  const { toUnitId, purpose, purposeText, reservation, basis, ground, offence, answers, texts, replacesId } = input;
  const others = texts.map((one) => [one.others, one.othersReason]);
  const asked = Object.entries(answers)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([test, { answer, reason }]) => [test, answer, reason]);
  return JSON.stringify({
    ...{ toUnitId, purpose, purposeText, reservation, basis, ground, offence, asked, others, content, version },
    ...{ replacesId },
  });
}
