import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";
import type { Theme } from "../theme";
import { DoneLine } from "../form/done-line";
import { HideScreen } from "./hide-screen";
import { NavLinks, type NavItem } from "./nav-links";
import { PopoverMenu } from "./popover-menu";
import { LocaleSwitch, ThemeSwitch } from "./preference-forms";
import { MAIN_ID } from "./skip-link";

interface AppShellProps {
  readonly tenant: string;
  readonly unit: string;
  readonly role: string;
  readonly name: string;
  readonly homeHref: string;
  /** What this role may visit, main thing first. */
  readonly nav: readonly NavItem[];
  /** Given when the person has several assignments. */
  readonly switchHref?: string;
  /** The form that signs out. */
  readonly signOut: ReactNode;
  readonly theme: Theme;
  /** The sentence on paper: when and by whom it was printed. */
  readonly printedText?: string;
  readonly children: ReactNode;
}

/** The frame of everything inside a tenant: where am I, as whom, where can I go. On phones one low row. */
export function AppShell(props: AppShellProps) {
  const { tenant, unit, role, name, homeHref, nav, printedText, children } = props;
  const t = useTranslations("ui");
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="border-b border-line bg-surface" data-print="hide">
        <div className="mx-auto flex max-w-page items-center gap-3 px-4 py-1.5 sm:px-6">
          <Brand tenant={tenant} href={homeHref} />
          <p className="ml-auto hidden text-right text-sm leading-tight md:block">
            <span className="block font-semibold">{name}</span>
            <span className="text-muted">
              {role}, {unit}
            </span>
          </p>
          <div className="ml-auto flex items-center gap-1 md:ml-2">
            <HideScreen />
            <PopoverMenu label={t("shell.menu")}>
              <NavLinks label={t("shell.mainNav")} items={nav} className="grid border-b border-line pb-2 md:hidden" />
              <AccountMenu {...props} />
            </PopoverMenu>
          </div>
        </div>
        {nav.length > 0 && (
          <div className="mx-auto hidden max-w-page px-3 sm:px-5 md:block">
            <NavLinks label={t("shell.mainNav")} items={nav} className="-mb-px flex flex-wrap" tabs />
          </div>
        )}
      </header>
      <PaperHead tenant={tenant} printedText={printedText} />
      <main id={MAIN_ID} tabIndex={-1} className="mx-auto w-full max-w-page flex-1 px-4 py-6 sm:px-6 lg:py-8">
        <DoneLine />
        {children}
      </main>
      <SiteFooter />
    </div>
  );
}

/** Name of the product and of the tenant; leads to the start page. */
function Brand({ tenant, href }: { tenant?: string; href: string }) {
  const t = useTranslations("ui.shell");
  return (
    <Link
      href={href}
      aria-label={t("home")}
      className="flex min-h-control min-w-0 items-center gap-2.5 text-ink no-underline"
    >
      <Mark />
      <span className="min-w-0 leading-tight">
        <span className="block font-bold tracking-tight">{t("product")}</span>
        {tenant && <span className="block truncate text-sm text-muted">{tenant}</span>}
      </span>
    </Link>
  );
}

/** Four who meet around one. */
function Mark() {
  return (
    <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" className="shrink-0">
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <g className="fill-on-accent">
        <circle cx="16" cy="16" r="3.6" />
        <circle cx="16" cy="7.4" r="2.3" />
        <circle cx="24.6" cy="16" r="2.3" />
        <circle cx="16" cy="24.6" r="2.3" />
        <circle cx="7.4" cy="16" r="2.3" />
      </g>
    </svg>
  );
}

function AccountMenu({ name, role, unit, switchHref, signOut, theme }: AppShellProps) {
  const t = useTranslations("ui");
  return (
    <div className="grid gap-3 pt-2">
      <p className="text-sm md:hidden">
        <span className="block font-semibold">{name}</span>
        <span className="text-muted">
          {role}, {unit}
        </span>
      </p>
      {switchHref && <Link href={switchHref}>{t("shell.switchAssignment")}</Link>}
      <div>
        <p className="text-sm font-semibold">{t("preferences.theme")}</p>
        <ThemeSwitch current={theme} />
      </div>
      <div>
        <p className="text-sm font-semibold">{t("preferences.language")}</p>
        <LocaleSwitch />
      </div>
      <div className="border-t border-line pt-3">{signOut}</div>
    </div>
  );
}

/** The first line on paper: whose document it is and how it must be treated. */
function PaperHead({ tenant, printedText }: { tenant: string; printedText?: string | undefined }) {
  const t = useTranslations("ui");
  return (
    <div className="hidden border-b border-line pb-2 text-sm" data-print="only">
      <p className="font-semibold">
        {t("shell.product")}, {tenant}
      </p>
      <p>{t("print.classification")}</p>
      {printedText && <p>{printedText}</p>}
    </div>
  );
}

function SiteFooter({ theme }: { theme?: Theme }) {
  const t = useTranslations("ui");
  return (
    <footer className="border-t border-line pb-[env(safe-area-inset-bottom)]" data-print="hide">
      <div className="mx-auto flex max-w-page flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-3 text-sm sm:px-6">
        <Link href="/about" className="inline-flex min-h-control items-center">
          {t("shell.about")}
        </Link>
        {theme && (
          <div className="flex flex-wrap items-center gap-x-4">
            <ThemeSwitch current={theme} />
          </div>
        )}
      </div>
    </footer>
  );
}

/** The frame of pages that need no sign-in. */
export function PublicShell({ theme, children }: { theme: Theme; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="border-b border-line bg-surface" data-print="hide">
        <div className="mx-auto flex max-w-page items-center justify-between gap-3 px-4 py-1.5 sm:px-6">
          <Brand href="/" />
          <LocaleSwitch />
        </div>
      </header>
      <main id={MAIN_ID} tabIndex={-1} className="mx-auto w-full max-w-page flex-1 px-4 py-8 sm:px-6 sm:py-12">
        {children}
      </main>
      <SiteFooter theme={theme} />
    </div>
  );
}
