import "server-only";
import type { Scope } from "../../gate";
import type { AskKnownHere } from "../schema-known-here";
import { nameKeys } from "../domain/name-match";
import { parsePersonalNumber } from "../domain/personal-number";
import { numberIndex } from "./person-rows";

/** The one word, and for the log whom it was about. */
export interface KnownHere {
  readonly answer: "yes" | "no" | "cannotTell";
  readonly personId: string | null;
}

/** Questions that may be asked in a row, and what each more costs: seconds, doubled each time, and one forgotten a minute. */
const LIMIT = { free: 15, delay: 5, longest: 300, forget: 60 } as const;

/** Counts the question. Seconds to wait before it may be asked; 0 when it may be. */
export async function takeQuestion(scope: Scope): Promise<number> {
  const key = `knownHere.${scope.index("knownHereAsker", scope.principal.accountId)}`;
  const [row] = await scope.tx.$queryRaw<{ wait: number }[]>`
    select app.take_attempt(${key}, ${LIMIT.free}::int, ${LIMIT.delay}::int, ${LIMIT.longest}::int, ${LIMIT.forget}::int) as wait`;
  return row?.wait ?? LIMIT.longest;
}

/** Whether somebody is in the own authority's register, without looking at who else is. */
export async function findKnownHere(scope: Scope, asked: AskKnownHere): Promise<KnownHere> {
  const question = questionOf(scope, asked);
  if (question === null) return { answer: "cannotTell", personId: null };
  const { index, words, birthOn } = question;
  const [row] = await scope.tx.$queryRaw<{ answer: KnownHere["answer"]; person_id: string | null }[]>`
    select answer, person_id from app.known_here(${index}, ${words}::jsonb, ${birthOn}::date)`;
  return { answer: row?.answer ?? "cannotTell", personId: row?.person_id ?? null };
}

function questionOf(scope: Scope, asked: AskKnownHere) {
  if (asked.by === "number") {
    const parsed = parsePersonalNumber(asked.number, scope.today);
    // A number that lies in the future is nobody's.
    return { index: numberIndex(scope, parsed.ok ? parsed.value.digits : ""), words: null, birthOn: null };
  }
  const [given, family] = [wordsOf(asked.givenName), wordsOf(asked.familyName)];
  // A sign in place of a name, or one name twice, would ask about everybody of the other name born that day.
  if (!given.some((one) => family.some((other) => !one.some((key) => other.includes(key))))) return null;
  return { index: null, words: JSON.stringify([...given, ...family]), birthOn: asked.birthOn };
}

/** The keys of each word of a name that can be looked up. */
function wordsOf(name: string): (readonly string[])[] {
  return name
    .split(/\s+/u)
    .map((word) => nameKeys(word))
    .filter((keys) => keys.length > 0);
}
