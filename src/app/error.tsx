"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/ui/plain-button";
import { PlainPage } from "@/ui/layout/plain-page";

/** A fault in a page: never its text, only the number under which it was logged. */
export default function PageFault({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations("faults");
  return (
    <PlainPage title={t("faultTitle")}>
      <p>{t("faultText")}</p>
      {error.digest && <p className="text-muted">{t("reference", { reference: error.digest })}</p>}
      <Button variant="primary" onClick={reset}>
        {t("tryAgain")}
      </Button>
    </PlainPage>
  );
}
