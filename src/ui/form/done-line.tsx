"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { Banner } from "../banner";
import { currentDone, forgetDone, onDone, placeOf } from "./done-words";

/**
 * Says what was done when its form is gone, first on the page, until the page is left or something else is sent. It takes
 * the focus when that went with the form. Stands in the shell, so that every form has it.
 */
export function DoneLine() {
  const box = useRef<HTMLDivElement>(null);
  const done = useSyncExternalStore(onDone, currentDone, () => null);
  const place = placeOf(usePathname(), useSearchParams().toString());
  const text = done?.place === place ? done.text : null;
  useEffect(() => {
    if (done && done.place !== place) forgetDone();
  }, [done, place]);
  useEffect(() => {
    if (text && (document.activeElement ?? document.body) === document.body) box.current?.focus();
  }, [text]);
  return (
    <div ref={box} role="status" tabIndex={-1} className="not-empty:mb-6" data-print="hide">
      {text && <Banner tone="success" title={text} />}
    </div>
  );
}
