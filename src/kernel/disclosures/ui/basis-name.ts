import { useTranslations } from "next-intl";

/** A legal basis in words: the catalogue's key is its code in camel case. One without words shows its statute. */
export function useBasisName(): (code: string, statute?: string) => string {
  const b = useTranslations("disclosures.bases");
  return (code, statute = code) => {
    const key = code.toLowerCase().replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    return b.has(key as never) ? b(key as never) : statute;
  };
}
