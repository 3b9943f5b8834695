"use client";

import { useEffect, useRef, type ReactNode } from "react";

/** What an act has led to, on the page one came to by it: takes the focus, so that it is read out and reading goes on there. */
export function DoneNotice({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
  }, []);
  return (
    <div ref={box} tabIndex={-1} className="max-w-reading rounded-md">
      {children}
    </div>
  );
}
