import { cookies } from "next/headers";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { currentEntry } from "@/kernel/gate";
import { SignOutGuard } from "@/kernel/drafts/client";
import { SignOutForm, type Principal } from "@/kernel/identity";
import { now } from "@/platform/clock";
import { formatInstant } from "@/ui/i18n/formats";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { AppShell } from "@/ui/layout/app-shell";
import { SessionWarning } from "@/ui/layout/session-warning";
import { THEME_COOKIE, themeFrom } from "@/ui/theme";
import { waysOn } from "./ways-on";

interface LayoutProps {
  readonly params: Promise<{ org: string }>;
  readonly children: ReactNode;
}

/** The frame of everything inside a tenant. It decides nothing: a page whose gate says no draws without it. */
export default async function WorkLayout({ params, children }: LayoutProps) {
  const entry = await currentEntry();
  const { org } = await params;
  if (entry?.state !== "active" || entry.principal.tenantSlug !== org) return children;
  return (
    <Frame principal={entry.principal} mayOpenInEmergency={entry.alongside === true}>
      {children}
    </Frame>
  );
}

interface FrameProps {
  readonly principal: Principal;
  readonly mayOpenInEmergency: boolean;
  readonly children: ReactNode;
}

async function Frame({ principal, mayOpenInEmergency, children }: FrameProps) {
  const t = await getTranslations("identity");
  const translate = await getTranslations();
  const home = `/${principal.tenantSlug}`;
  const role = t(`roles.${principal.role}`);
  const theme = themeFrom((await cookies()).get(THEME_COOKIE)?.value);
  const when = formatInstant(now(), await getLocale());
  const nav = waysOn(principal, mayOpenInEmergency).map(({ label, path }) => ({
    href: `${home}/${path}`,
    label: translate(label as Parameters<typeof translate>[0]),
  }));
  return (
    <AppShell
      tenant={principal.tenantName}
      unit={principal.unitName}
      role={principal.onDuty ? t("roleOnDuty", { role }) : role}
      name={principal.displayName}
      homeHref={home}
      nav={[{ href: home, label: t("shell.start"), exact: true }, ...nav]}
      {...(principal.assignments > 1 ? { switchHref: "/choose-assignment" } : {})}
      signOut={
        <div className="grid gap-3">
          <Link href={`${home}/account`}>{t("shell.account")}</Link>
          <MessagesFor parts={["fieldCapture.signOut"]}>
            <SignOutGuard>
              <SignOutForm label={t("shell.signOut")} />
            </SignOutGuard>
          </MessagesFor>
        </div>
      }
      theme={theme}
      printedText={t("shell.printedBy", { when, name: principal.displayName })}
    >
      {children}
      <SessionWarning idleSeconds={principal.idleMinutes * 60} extendUrl="/api/session/extend" signInHref="/sign-in" />
    </AppShell>
  );
}
