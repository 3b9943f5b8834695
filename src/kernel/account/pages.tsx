import "server-only";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import { ThemeSwitch } from "@/ui/layout/preference-forms";
import { THEME_COOKIE, themeFrom } from "@/ui/theme";
import { page } from "../gate";
import type { OwnAccount } from "./data";
import { showOwnAccount } from "./views";
import { ChangePasswordForm, ChangeProfileForm } from "./ui/account-forms";
import { SecondFactorSection } from "./ui/second-factor-section";
import { SessionsSection } from "./ui/sessions-section";

export async function accountMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("title") };
}

/** The own account. */
export const AccountPage = page({
  view: showOwnAccount,
  input: () => ({}),
  render: async (account, { principal }) => (
    <AccountScreen account={account} signsInHere={principal.method !== "oidc"} />
  ),
});

async function AccountScreen({ account, signsInHere }: { account: OwnAccount; signsInHere: boolean }) {
  const t = await getTranslations("account");
  const theme = themeFrom((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <>
      <PageHeader title={t("title")} about={t("about", { name: account.displayName, email: account.email })} />
      <div className="grid max-w-reading gap-10">
        <Section id="profile" title={t("profile.title")}>
          <MessagesFor parts={["account.profile", "account.errors"]}>
            <ChangeProfileForm displayName={account.displayName} locale={account.locale} />
          </MessagesFor>
        </Section>
        <Section id="theme" title={t("theme.title")}>
          <p className="text-muted">{t("theme.text")}</p>
          <ThemeSwitch current={theme} />
        </Section>
        {signsInHere && account.credential.hasPassword ? (
          <>
            <Section id="password" title={t("password.title")}>
              <p>{t("password.text")}</p>
              <MessagesFor parts={["account.password", "account.errors", "identity.errors"]}>
                <ChangePasswordForm email={account.email} />
              </MessagesFor>
            </Section>
            <Section id="second-factor" title={t("secondFactor.title")}>
              <SecondFactorSection account={account} />
            </Section>
          </>
        ) : (
          <p>{t("elsewhere")}</p>
        )}
        <Section id="sessions" title={t("sessions.title")}>
          <SessionsSection sessions={account.sessions} />
        </Section>
      </div>
    </>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="grid gap-4">
      <h2 id={id} className="text-xl">
        {title}
      </h2>
      {children}
    </section>
  );
}
