import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { HoldEarlyPresses } from "@/ui/form/hold-early-presses";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { SkipLink } from "@/ui/layout/skip-link";
import { THEME_COOKIE, themeFrom } from "@/ui/theme";
import "./globals.css";

/** Titles are "what – Samlots". They hold no personal data: they end up in histories and on shared screens. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("app");
  return {
    title: { default: t("title"), template: `%s – ${t("title")}` },
    description: t("description"),
    icons: { icon: "/icon.svg" },
    robots: { index: false, follow: false },
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  interactiveWidget: "resizes-content",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f8f6f2" },
    { media: "(prefers-color-scheme: dark)", color: "#141716" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale();
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  const theme = themeFrom((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang={locale} data-theme={theme}>
      <body>
        <HoldEarlyPresses nonce={nonce} />
        <SkipLink />
        <MessagesFor parts={["faults"]}>{children}</MessagesFor>
      </body>
    </html>
  );
}
