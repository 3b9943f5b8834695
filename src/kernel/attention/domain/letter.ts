import type { WaitingKind } from "../contract";

/** One line of a letter: how many things of one kind wait at one unit. All that is known of them. */
export interface LetterLine {
  readonly unit: string;
  readonly kind: WaitingKind;
  readonly level: "atOnce" | "remind" | "escalate";
  readonly count: number;
}

/** What the letter is written with: the sentences of one language. */
export interface LetterWords {
  readonly subject: (count: number, isUrgent: boolean) => string;
  readonly greeting: string;
  readonly heading: (level: LetterLine["level"], unit: string) => string;
  readonly line: (kind: WaitingKind, count: number) => string;
  readonly signIn: (address: string) => string;
  readonly closing: (isReminder: boolean) => string;
}

const LEVELS = ["atOnce", "escalate", "remind"] as const;

/**
 * A letter about what waits: counts, the unit's name and where to sign in. It names nobody and no case, so it may lie in
 * any mailbox.
 */
export function writeLetter(
  lines: readonly LetterLine[],
  words: LetterWords,
  { signInUrl, isUrgent }: { readonly signInUrl: string; readonly isUrgent: boolean },
): { readonly subject: string; readonly text: string } {
  const total = mostOf(lines);
  const parts = LEVELS.flatMap((level) =>
    [...new Set(lines.filter((line) => line.level === level).map(({ unit }) => unit))].map((unit) =>
      [
        words.heading(level, unit),
        ...lines
          .filter((line) => line.level === level && line.unit === unit)
          .map((line) => `- ${words.line(line.kind, line.count)}`),
      ].join("\n"),
    ),
  );
  const isReminder = lines.some(({ level }) => level === "remind");
  const text = [words.greeting, ...parts, words.signIn(signInUrl), words.closing(isReminder)].join("\n\n");
  return { subject: words.subject(total, isUrgent), text: `${text}\n` };
}

/** The same thing may be told at two levels: of each kind at each unit the larger number counts. */
function mostOf(lines: readonly LetterLine[]): number {
  const most = new Map<string, number>();
  for (const { unit, kind, count } of lines) {
    const key = `${unit} ${kind}`;
    most.set(key, Math.max(most.get(key) ?? 0, count));
  }
  return [...most.values()].reduce((sum, count) => sum + count, 0);
}
