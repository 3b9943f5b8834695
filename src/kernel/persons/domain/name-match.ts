/**
 * Finding people by name: keys that are stored and looked up, and an order of nearness for those found. Name, number
 * and case number are the only search keys over people (förordning 2001:637, SoLPuF, 15 §).
 */
import { soundOf } from "./sound";

/** Particles that people leave out or write apart: no key of their own unless they are all there is. */
const PARTICLES = new Set([
  "von",
  "van",
  "af",
  "av",
  "de",
  "der",
  "den",
  "del",
  "della",
  "di",
  "da",
  "dos",
  "du",
  "la",
  "le",
  "al",
  "el",
  "bin",
  "bint",
  "ibn",
  "ben",
  "zu",
  "zur",
  "ter",
  "ten",
]);

/** Letters that do not come apart into a letter and a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ø: "ö",
  æ: "ä",
  œ: "ö",
  ß: "ss",
  ð: "d",
  þ: "th",
  đ: "d",
  ł: "l",
  ı: "i",
  ŋ: "n",
  ħ: "h",
};

/** How near two names are: from 1 (the same) to 0. */
export type Nearness = number;

/** Below this two names are not alike enough to be shown. */
export const ALIKE: Nearness = 0.75;

/**
 * A name as compared: lower case, å ä ö kept as the letters they are in Swedish, other marks taken away (é, ü), hyphens
 * and the like as single spaces. Letters of other scripts stay as they are.
 */
export function normaliseName(name: string): string {
  return wordsOf(name, foldMarks).join(" ");
}

/**
 * The keys a name is stored and found under: "=" and the word as written, "-" and the word without any marks, "~" and
 * its sound; for each word, and for each hyphenated name as one word. A search finds every person who shares a key.
 * Particles (von, af, al) have no key. An empty name has none.
 */
export function nameKeys(name: string): readonly string[] {
  const keys = new Set<string>();
  for (const { plain, bare, sound } of searchWords(name)) {
    keys.add(`=${plain}`);
    keys.add(`-${bare}`);
    keys.add(`~${sound}`);
  }
  return [...keys];
}

/** Whether a search for one name would find the other. */
export function shareNameKey(one: string, other: string): boolean {
  const keys = new Set(nameKeys(one));
  return nameKeys(other).some((key) => keys.has(key));
}

/**
 * How near `name` is to `query`: each word of the query takes its nearest word in the name, and the mean counts. Words
 * of the name that were not asked for cost a little, so "Eva Ek" comes before "Eva Maria Ek".
 */
export function nameNearness(query: string, name: string): Nearness {
  const pairs = readings(query).flatMap((asked) => readings(name).map((known) => wordsNearness(asked, known)));
  return Math.max(0, ...pairs);
}

/** Those candidates whose name is alike enough, the nearest first; equals in the order they came. */
export function rankNames<C extends { readonly name: string }>(
  query: string,
  candidates: readonly C[],
): readonly { readonly candidate: C; readonly nearness: Nearness }[] {
  return candidates
    .map((candidate) => ({ candidate, nearness: nameNearness(query, candidate.name) }))
    .filter(({ nearness }) => nearness >= ALIKE)
    .sort((one, other) => other.nearness - one.nearness);
}

interface Word {
  readonly plain: string;
  readonly bare: string;
  readonly sound: string;
}

function wordsNearness(asked: readonly Word[], known: readonly Word[]): Nearness {
  if (asked.length === 0 || known.length === 0) return 0;
  const left = [...known];
  let sum = 0;
  for (const word of asked) {
    const nearness = left.map((candidate) => wordNearness(word, candidate));
    const best = Math.max(0, ...nearness);
    sum += best;
    if (best > 0) left.splice(nearness.indexOf(best), 1);
  }
  const unasked = Math.max(0, known.length - asked.length);
  return Math.max(0, sum / asked.length - 0.02 * unasked);
}

function wordNearness(one: Word, other: Word): Nearness {
  if (one.plain === other.plain) return 1;
  if (one.bare === other.bare) return 0.95;
  if (one.sound === other.sound) return 0.9;
  const longest = Math.max(one.plain.length, other.plain.length);
  // In a short word one letter makes another name: Eva and Ewa sound alike, Eva and Ada are two people.
  if (longest < 5) return 0;
  const likeness = 1 - editDistance(one.plain, other.plain) / longest;
  return likeness >= 0.8 ? 0.88 * likeness : 0;
}

/** Words with their keys. Anna-Karin is found as Anna, as Karin and as Annakarin. */
function searchWords(name: string): readonly Word[] {
  return readings(name).flat();
}

/** The words of a name, and again with hyphenated ones as one word where there are such. */
function readings(name: string): readonly (readonly Word[])[] {
  const parts = name.split(/\s+/u).map((part) => wordsOf(part, keepUmlaut));
  if (parts.every((part) => part.length < 2)) return [simpleWords(name)];
  return [simpleWords(name), simpleWords(parts.map((part) => part.join("")).join(" "))];
}

function simpleWords(name: string): Word[] {
  const words = wordsOf(name, keepUmlaut);
  const telling = words.filter((word) => !PARTICLES.has(word));
  return (telling.length > 0 ? telling : words).map(asWord);
}

function asWord(word: string): Word {
  const plain = foldMarks(word);
  return { plain, bare: stripMarks(plain), sound: soundOf(word) };
}

function wordsOf(name: string, fold: (text: string) => string): string[] {
  const folded = fold(
    name
      .normalize("NFKC")
      .toLowerCase()
      .replace(/['’‘`´ʼ]/gu, ""),
  );
  return folded.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** Takes every mark away but those that make å, ä and ö. */
function foldMarks(text: string): string {
  return keepUmlaut(text).replaceAll("ü", "u");
}

/** As `foldMarks`, but ü stays for the ear: Müller sounds as Myller. */
function keepUmlaut(text: string): string {
  return text
    .normalize("NFD")
    .replace(/(a[\u0308\u030a]|[ou]\u0308)|(?<=\p{Script=Latin}\p{M}*)\p{M}/gu, "$1")
    .normalize("NFC")
    .replace(/[øæœßðþđłıŋħ]/gu, (letter) => LETTERS[letter] ?? letter);
}

function stripMarks(text: string): string {
  return text
    .normalize("NFD")
    .replace(/(?<=\p{Script=Latin}\p{M}*)\p{M}/gu, "")
    .normalize("NFC");
}

/** Optimal string alignment: insert, delete, replace, or swap two neighbours. */
function editDistance(one: string, other: string): number {
  const a = [...one];
  const b = [...other];
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let least = Math.min(
        cell(last, column) + 1,
        cell(current, column - 1) + 1,
        cell(last, column - 1) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        least = Math.min(least, cell(beforeLast, column - 2) + 1);
      }
      current.push(least);
    }
    beforeLast = last;
    last = current;
  }
  return cell(last, b.length);
}

function cell(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
