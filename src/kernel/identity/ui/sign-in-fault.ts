import "server-only";
import { getTranslations } from "next-intl/server";

/** What went wrong with the last attempt: a finished sentence, and the field it belongs to if it is one field's. */
export interface SignInFault {
  readonly text: string;
  readonly field?: "email" | "password" | "code";
}

const FIELDS = { emailMissing: "email", passwordMissing: "password", codeMissing: "code", wrongCode: "code" } as const;
const PLAIN = ["wrong", "lost", "provider", "noAccount", "ours"] as const;
const SECONDS_SHOWN = 90;
const LONGEST_WAIT = 3600;

/** Reads the fault from the address of the sign-in page, where it stands as a code; null when there is none we know. */
export async function faultOf(search: Readonly<Record<string, string>>): Promise<SignInFault | null> {
  const t = await getTranslations("identity.faults");
  const code = search["fault"] ?? "";
  if (code === "wait") {
    const seconds = Math.min(LONGEST_WAIT, Math.max(1, Math.ceil(Number(search["seconds"]) || 1)));
    return seconds <= SECONDS_SHOWN
      ? { text: t("waitSeconds", { seconds }) }
      : { text: t("waitMinutes", { minutes: Math.ceil(seconds / 60) }) };
  }
  const plain = PLAIN.find((known) => known === code);
  if (plain) return { text: t(plain) };
  const ofField = (Object.keys(FIELDS) as (keyof typeof FIELDS)[]).find((known) => known === code);
  return ofField ? { text: t(ofField), field: FIELDS[ofField] } : null;
}
