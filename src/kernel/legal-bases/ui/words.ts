import { useTranslations } from "next-intl";
import { basisKey } from "../domain/basis-key";

/** Parts of the catalogue whose keys come from the data. */
const PARTS = {
  bases: "legalBases.bases",
  tests: "legalBases.tests",
  kinds: "legalBases.kinds",
  documented: "legalBases.documented",
  deadlines: "legalBases.deadlines",
  open: "legalBases.open",
  purposes: "secrecy.purposes",
  categories: "secrecy.categories",
} as const;

/** The text of a key from the data; the key itself when the catalogue has none. */
function useWords(part: keyof typeof PARTS): (key: string) => string {
  const t = useTranslations(PARTS[part]);
  return (key) => (t.has(key as never) ? t(key as never) : key);
}

export function useBasisName(): (code: string) => string {
  const words = useWords("bases");
  return (code) => words(`${basisKey(code)}.name`);
}

export function useBasisPlain(): (code: string) => string {
  const words = useWords("bases");
  return (code) => words(`${basisKey(code)}.plain`);
}

export const useTestWords = () => useWords("tests");
export const useDocumentedWords = () => useWords("documented");
export const useDeadlineWords = () => useWords("deadlines");
export const useOpenWords = () => useWords("open");

/** A list in running text: kinds, purposes or categories. */
export function useListWords(part: "kinds" | "purposes" | "categories"): (keys: readonly string[]) => string {
  const words = useWords(part);
  return (keys) => keys.map(words).join(", ");
}

/** How sure a row is, as a key of the catalogue. */
export const confidenceKeys = { A: "statute", B: "secondary", C: "unchecked" } as const;
