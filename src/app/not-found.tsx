import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/ui/button";
import { PlainPage } from "@/ui/layout/plain-page";

/** One answer for what does not exist, what is somebody else's and what is secret. */
export default async function NotFound() {
  const t = await getTranslations("faults");
  return (
    <PlainPage title={t("notFoundTitle")}>
      <title>{t("notFoundTitle")}</title>
      <p>{t("notFoundText")}</p>
      <ButtonLink href="/">{t("toStart")}</ButtonLink>
    </PlainPage>
  );
}
