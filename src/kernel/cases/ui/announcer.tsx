"use client";

import { createContext, useCallback, useContext, useState, type ReactNode } from "react";
import { StatusLine } from "@/ui/status-line";

const Announce = createContext<(sentence: string) => void>(() => {});

/**
 * A place for "done" that outlives the form that did it: a ticked task or an acknowledged handover leaves its list, and
 * its form with it.
 */
export function Announcer({ children }: { children: ReactNode }) {
  const [sentence, setSentence] = useState("");
  return (
    <Announce value={setSentence}>
      <StatusLine>{sentence || null}</StatusLine>
      {children}
    </Announce>
  );
}

/** Says a finished sentence, in sight and to screen readers. */
export function useAnnounce(): (sentence: string) => void {
  const announce = useContext(Announce);
  return useCallback((sentence: string) => announce(sentence), [announce]);
}
