"use client";

import { useEffect, useState, type ReactNode } from "react";

/**
 * A long step that cannot say how far it has come: a moving bar, and how long it has taken. Put it inside a StatusLine;
 * the words change every fifth second, so that a screen reader is not talked over.
 */
export function Progress({ label }: { label: (seconds: number) => ReactNode }) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 5), 5_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <span className="inline-flex flex-wrap items-center gap-3">
      <progress aria-hidden="true" className="h-2 w-40 accent-accent" />
      {label(seconds)}
    </span>
  );
}
