"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { Button } from "@/ui/plain-button";
import { isEvening } from "./evening";

/**
 * How the page looks in the field: large, and dark in the evening unless somebody has chosen otherwise. The switch holds
 * for this page only. `time` is null in the kept page, whose evening the service worker marks before it is drawn.
 */
export function FieldLook(props: {
  readonly time: string | null;
  readonly hasChosenTheme: boolean;
  readonly children: ReactNode;
}) {
  const { time, hasChosenTheme, children } = props;
  const t = useTranslations("fieldCapture.look");
  const [chosen, setChosen] = useState<"dark" | "light" | null>(null);
  const isDark = chosen ? chosen === "dark" : !hasChosenTheme && time !== null && isEvening(time);
  return (
    <div
      data-density="field"
      data-look={chosen ?? (hasChosenTheme ? "chosen" : "device")}
      data-evening={isDark || undefined}
      // The worker marks the evening in a document that was kept by day.
      suppressHydrationWarning
      className="max-w-reading"
    >
      {children}
      <div className="flex flex-wrap gap-2 pt-6 print:hidden">
        <Button variant="quiet" onClick={() => setChosen("dark")} aria-pressed={chosen === "dark"}>
          {t("dark")}
        </Button>
        <Button variant="quiet" onClick={() => setChosen("light")} aria-pressed={chosen === "light"}>
          {t("light")}
        </Button>
      </div>
    </div>
  );
}
