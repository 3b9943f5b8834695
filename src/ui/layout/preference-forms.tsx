import { useLocale, useTranslations } from "next-intl";
import { classNames } from "../class-names";
import { LOCALES, type Locale } from "../i18n/locale";
import { THEMES, type Theme } from "../theme";

const PREFERENCES_ROUTE = "/api/preferences";

const CHOICE = "inline-flex min-h-control items-center rounded-md px-2.5 text-sm";
const CHOSEN = "font-semibold text-ink underline decoration-2 decoration-accent underline-offset-8";
const OTHER = "text-link hover:bg-accent-soft";

interface SwitchProps {
  /** Path to come back to; without it, the page the form stands on. */
  readonly back?: string;
}

/** Swedish or English, each named in its own language. Works without script. */
export function LocaleSwitch({ back }: SwitchProps) {
  const t = useTranslations("ui.preferences");
  const current = useLocale();
  const names: Readonly<Record<Locale, string>> = { sv: t("swedish"), en: t("english") };
  return (
    <form action={PREFERENCES_ROUTE} method="post" className="flex" aria-label={t("language")}>
      {back && <input type="hidden" name="back" value={back} />}
      {LOCALES.map((locale) => (
        <button
          key={locale}
          name="locale"
          value={locale}
          lang={locale}
          aria-pressed={locale === current}
          className={classNames(CHOICE, locale === current ? CHOSEN : OTHER)}
        >
          {names[locale]}
        </button>
      ))}
    </form>
  );
}

/** The device's own look, light or dark. `current` comes from the cookie. Works without script. */
export function ThemeSwitch({ current, back }: SwitchProps & { current: Theme }) {
  const t = useTranslations("ui.preferences");
  return (
    <form action={PREFERENCES_ROUTE} method="post" className="flex flex-wrap" aria-label={t("theme")}>
      {back && <input type="hidden" name="back" value={back} />}
      {THEMES.map((theme) => (
        <button
          key={theme}
          name="theme"
          value={theme}
          aria-pressed={theme === current}
          className={classNames(CHOICE, theme === current ? CHOSEN : OTHER)}
        >
          {t(theme)}
        </button>
      ))}
    </form>
  );
}
