/** How the interface may look. `system` follows the device. */
export const THEMES = ["system", "light", "dark"] as const;

/** A look of the interface. */
export type Theme = (typeof THEMES)[number];

/** Name of the cookie that holds the look. No personal data; read on the server, so nothing flashes. */
export const THEME_COOKIE = "samlots_theme";

/** The look a cookie names, or the device's own when it names none we have. */
export function themeFrom(unverifiedText: string | null | undefined): Theme {
  return THEMES.find((theme) => theme === unverifiedText) ?? "system";
}
