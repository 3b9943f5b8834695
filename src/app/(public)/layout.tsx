import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { PublicShell } from "@/ui/layout/app-shell";
import { THEME_COOKIE, themeFrom } from "@/ui/theme";

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const theme = themeFrom((await cookies()).get(THEME_COOKIE)?.value);
  return <PublicShell theme={theme}>{children}</PublicShell>;
}
