import { LOCALE_COOKIE, LOCALES } from "@/ui/i18n/locale";
import { isSameOrigin, sameSitePath } from "@/ui/same-site-path";
import { THEME_COOKIE, THEMES } from "@/ui/theme";

const ONE_YEAR_SECONDS = 31_536_000;

/**
 * Sets language and look, and goes back to the page the form stood on. A plain form post, so that it works without
 * script and before anyone has signed in; it touches no data, hence no gate, but only our own pages may post here.
 */
export async function POST(request: Request): Promise<Response> {
  const host = request.headers.get("host");
  if (host === null || !isSameOrigin(request.headers.get("origin"), host)) return new Response(null, { status: 403 });
  // A body that is no form says nothing.
  const form = await request.formData().catch(() => new FormData());
  const answer = new Headers({
    // 303: the browser asks for the page again with GET.
    location: sameSitePath(textOf(form, "back"), host) ?? sameSitePath(request.headers.get("referer"), host) ?? "/",
    "cache-control": "no-store",
  });
  const locale = LOCALES.find((known) => known === textOf(form, "locale"));
  const theme = THEMES.find((known) => known === textOf(form, "theme"));
  if (locale) answer.append("set-cookie", cookie(LOCALE_COOKIE, locale));
  if (theme) answer.append("set-cookie", cookie(THEME_COOKIE, theme));
  return new Response(null, { status: 303, headers: answer });
}

function textOf(form: FormData, name: string): string | null {
  const value = form.get(name);
  return typeof value === "string" ? value : null;
}

function cookie(name: string, value: string): string {
  return `${name}=${value}; Path=/; Max-Age=${ONE_YEAR_SECONDS}; SameSite=Lax; HttpOnly`;
}
