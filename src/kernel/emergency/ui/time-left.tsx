"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

const TICK_MS = 10_000;
const MINUTE_MS = 60_000;

interface TimeLeftProps {
  /** Milliseconds left when the page was made: counted from there, so that a clock that is wrong does no harm. */
  readonly leftMs: number;
}

/** How long is left, in words. When nothing is, the page is asked for again, and the gate answers. */
export function TimeLeft({ leftMs }: TimeLeftProps) {
  const t = useTranslations("emergency.opening");
  const router = useRouter();
  const [passed, setPassed] = useState(0);
  const minutes = Math.max(0, Math.ceil((leftMs - passed) / MINUTE_MS));
  useEffect(() => {
    const began = performance.now();
    const timer = setInterval(() => setPassed(performance.now() - began), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (minutes === 0) router.refresh();
  }, [minutes, router]);
  return (
    <p role="timer" className="tabular text-xl font-semibold">
      {t("left", { minutes })}
    </p>
  );
}
