import "server-only";
import { createTranslator } from "next-intl";
import type { Tx } from "@/platform/db";
import { log } from "@/platform/log";
import type { Postman } from "@/platform/mail";
import { catalogueIn } from "../../../messages";
import { writeLetter, type LetterLine, type LetterWords } from "./domain/letter";

/** What a round works with. The connection is handed in: only few parts of the house hold it. */
export interface RoundTools {
  readonly inTransaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  readonly postman: Postman;
  /** Where people sign in. */
  readonly signInUrl: string;
  /** The moment of the round, for tests; otherwise the database's own clock, the same for every process. */
  readonly at?: Date;
}

/** What a round did. */
export interface RoundCounts {
  readonly sent: number;
  readonly failed: number;
  readonly dropped: number;
}

interface ClaimedLetter {
  readonly mail_id: string;
  readonly claim: string;
  readonly address: string;
  readonly locale: string;
  readonly is_urgent: boolean;
  readonly lines: readonly LetterLine[] | null;
}

/** Batches of letters a round sends at most; the next round takes up where it ended. */
const BATCHES = 50;

/**
 * One round: makes the reminders that are due, and sends the letters that are ready. Several processes may do it at
 * once: each letter is claimed by one of them. No transaction is open while a mail server is spoken to.
 */
export async function noticeRound(tools: RoundTools): Promise<RoundCounts> {
  const counts = { sent: 0, failed: 0, dropped: 0 };
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const letters = await claim(tools);
    if (letters.length === 0) break;
    for (const letter of letters) counts[await deliver(tools, letter)] += 1;
  }
  const { sent, failed } = counts;
  if (sent > 0) log.info("job", { operation: "attention.notices", outcome: "ok", count: sent });
  if (failed > 0) log.warn("job", { operation: "attention.notices", outcome: "failed", count: failed });
  return counts;
}

async function claim({ inTransaction, at }: RoundTools): Promise<readonly ClaimedLetter[]> {
  const now = at ?? null;
  return inTransaction(
    (tx) => tx.$queryRaw<ClaimedLetter[]>`
    select * from app.claim_notices(coalesce(${now}::timestamptz, now()))`,
  );
}

async function deliver(tools: RoundTools, letter: ClaimedLetter): Promise<keyof RoundCounts> {
  const { mail_id: id, address: to, lines, is_urgent: isUrgent } = letter;
  if (lines === null) {
    await settle(tools, letter, "dropped");
    return "dropped";
  }
  const words = wordsIn(letter.locale === "en" ? "en" : "sv");
  const fault = await tools.postman.send({
    ...{ id, to },
    ...writeLetter(lines, words, { signInUrl: tools.signInUrl, isUrgent }),
  });
  await settle(tools, letter, fault ?? "sent");
  return fault === null ? "sent" : "failed";
}

async function settle({ inTransaction, at }: RoundTools, letter: ClaimedLetter, outcome: string): Promise<void> {
  const now = at ?? null;
  await inTransaction(
    (tx) => tx.$queryRaw`
    select app.settle_notice(${letter.mail_id}::uuid, ${letter.claim}::uuid, ${outcome}, coalesce(${now}::timestamptz, now()))`,
  );
}

/** The sentences of a letter. A letter is written outside any request, so the language comes from the account. */
function wordsIn(locale: "sv" | "en"): LetterWords {
  const t = createTranslator({ locale, messages: catalogueIn(locale), namespace: "attention.letter" });
  return {
    subject: (count, isUrgent) => (isUrgent ? t("subjectUrgent", { count }) : t("subject", { count })),
    greeting: t("greeting"),
    heading: (level, unit) => t(`levels.${level}`, { unit }),
    line: (kind, count) => t(`lines.${kind}`, { count }),
    signIn: (address) => t("signIn", { address }),
    closing: (isReminder) => (isReminder ? t("closingReminder") : t("closing")),
  };
}
