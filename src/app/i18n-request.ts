import { cookies } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { catalogueIn } from "../../messages";
import { formats } from "@/ui/i18n/formats";
import { LOCALE_COOKIE, localeFrom, TIME_ZONE } from "@/ui/i18n/locale";

/** Language, texts and time zone of one request. The language comes from the cookie; there is none in the URL. */
export default getRequestConfig(async () => {
  const locale = localeFrom((await cookies()).get(LOCALE_COOKIE)?.value);
  return { locale, messages: catalogueIn(locale), timeZone: TIME_ZONE, formats };
});
