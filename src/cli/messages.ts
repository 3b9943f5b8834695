import { createTranslator } from "next-intl";
import { catalogueIn } from "../../messages";

/** A message of the catalogue in English, the language of the command line. */
export function sentenceFor(key: string, details: Readonly<Record<string, string | number>> = {}): string {
  const t = createTranslator({ locale: "en", messages: catalogueIn("en") });
  return t(key as never, details as never);
}
