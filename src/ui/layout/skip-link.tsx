import { useTranslations } from "next-intl";

/** The id of `<main>`, where the skip link leads. AppShell and the public layout carry it. */
export const MAIN_ID = "main";

/** The first stop of the Tab key on every page: past the header, to the content. */
export function SkipLink() {
  const t = useTranslations("ui.shell");
  return (
    <a
      href={`#${MAIN_ID}`}
      className="skip-link fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-accent px-4 py-3 font-semibold text-on-accent focus:translate-y-0"
    >
      {t("skip")}
    </a>
  );
}
