import "server-only";
import { cookies } from "next/headers";
import { THEME_COOKIE } from "@/ui/theme";
import { ShellScreen } from "../ui/capture/shell-screen";
import { titled } from "./titled";

export const offlineContactMetadata = titled("form.newTitle");

/**
 * /[org]/field-contacts/new/offline. No gate, because there is nothing behind it: it asks for no session and draws a form
 * without data, the same for everybody, which the service worker keeps for the hours without net.
 */
export async function offlineContactPage({ params }: { readonly params: Promise<{ org: string }> }) {
  const [{ org }, chosen] = await Promise.all([params, cookies()]);
  return <ShellScreen org={org} hasChosenTheme={chosen.has(THEME_COOKIE)} />;
}
