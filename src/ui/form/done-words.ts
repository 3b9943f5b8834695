/**
 * The sentence after success, when the form that would say it is gone: an ended assignment leaves its list, and its form
 * with it. The words are kept here, outside the tree, and `DoneLine` says them where they were earned.
 */
interface Words {
  text: string;
  /** The page it was sent from, while an answer is awaited and shortly after it. */
  sentFrom: string | null;
  answered: boolean;
  /** Whether the form is on the page. */
  here: boolean;
  timer?: ReturnType<typeof setTimeout>;
}

/** A sentence and the page on which it holds. */
export interface Done {
  readonly text: string;
  readonly place: string;
}

/** A form that vanishes later than this many milliseconds after its answer was taken away by something else. */
const VANISHES_WITHIN = 10_000;

const forms = new Map<string, Words>();
const listeners = new Set<() => void>();
let done: Done | null = null;

function set(next: Done | null): void {
  if (done === next) return;
  done = next;
  for (const listen of listeners) listen();
}

/** A page as `DoneLine` names it. */
export function placeOf(path: string, search: string): string {
  return `${path}?${new URLSearchParams(search).toString()}`;
}

function here(): string {
  return placeOf(location.pathname, location.search);
}

/** Says a sentence on the page as it stands, until it is left or something else is sent. */
export function sayDone(text: string): void {
  set(text === "" ? null : { text, place: here() });
}

/** What is said at present. */
export function currentDone(): Done | null {
  return done;
}

/** Takes the sentence back. */
export function forgetDone(): void {
  set(null);
}

/** Calls when something is said or taken back; answers how to stop. */
export function onDone(listen: () => void): () => void {
  listeners.add(listen);
  return () => listeners.delete(listen);
}

/** A form is on the page. Answers what to call when it is gone. */
export function formAppeared(id: string): () => void {
  forms.set(id, { text: "", sentFrom: null, answered: false, here: true });
  return () => formGone(id);
}

/** The sentence of a form after success, empty for none. */
export function formPromises(id: string, text: string): void {
  const words = forms.get(id);
  if (words) words.text = text;
}

/** What a form sends ends what was said before. */
export function formSent(id: string): void {
  set(null);
  for (const words of forms.values()) settle(words);
  const words = forms.get(id);
  if (words) words.sentFrom = here();
}

/** The server has answered a form. */
export function formAnswered(id: string, ok: boolean): void {
  const words = forms.get(id);
  if (!words || words.sentFrom === null) return;
  if (ok) words.answered = true;
  else words.sentFrom = null;
  if (!words.here) return part(id, words);
  if (ok) words.timer = setTimeout(() => settle(words), VANISHES_WITHIN);
}

function settle(words: Words): void {
  clearTimeout(words.timer);
  Object.assign(words, { sentFrom: null, answered: false });
}

function formGone(id: string): void {
  const words = forms.get(id);
  if (!words) return;
  words.here = false;
  if (words.answered || words.sentFrom === null) part(id, words);
}

function part(id: string, { text, sentFrom, answered, timer }: Words): void {
  clearTimeout(timer);
  forms.delete(id);
  if (answered && sentFrom === here() && text !== "") sayDone(text);
}
