import { useTranslations } from "next-intl";

/** The id of `<main>`, where the skip link leads. AppShell and the public layout carry it. */
export const MAIN_ID = "main";

/** The first stop of the Tab key on every page: past the header, to the content. */
export function SkipLink() {
  const t = useTranslations("ui.shell");
  return (
    <a
      href={`#${MAIN_ID}`}
      className="skip-link sr-only z-50 rounded-md bg-accent font-semibold text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:px-4 focus:py-3"
    >
      {t("skip")}
    </a>
  );
}
