/** What both ways of keeping share: the listeners, and the short wait after a key before something is written. */
import { now } from "@/platform/clock";
import { swedishDateOf, swedishTimeOf } from "@/platform/clock/swedish-time";
import type { KeepingState, Typed } from "./keeping-contract";

/** The present on Swedish clocks. */
export function moment(): { readonly day: string; readonly time: string } {
  const instant = now();
  return { day: swedishDateOf(instant), time: swedishTimeOf(instant) };
}

/** A state that tells when it changes. */
export function observed(first: KeepingState) {
  let state = first;
  const listeners = new Set<() => void>();
  return {
    state: () => state,
    change: (part: Partial<KeepingState>) => {
      state = { ...state, ...part };
      for (const listener of listeners) listener();
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Writes the latest of what is typed `waitMs` after the first key, and at once when the page is about to go. */
export function afterTyping(waitMs: number, write: (text: string) => Promise<void>) {
  let latest: string | null = null;
  let written: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = async () => {
    clearTimeout(timer);
    timer = undefined;
    if (latest === null) return;
    const text = latest;
    latest = null;
    written = text;
    await write(text);
  };
  const leaving = () => void flush();
  const hiding = () => {
    if (document.visibilityState === "hidden") leaving();
  };
  addEventListener("pagehide", leaving);
  document.addEventListener("visibilitychange", hiding);
  return {
    flush,
    type: (typed: Typed) => {
      latest = JSON.stringify(typed);
      timer ??= setTimeout(leaving, waitMs);
    },
    /** Writes the last text once more: it did not arrive. */
    retry: () => {
      latest ??= written;
      leaving();
    },
    drop: () => {
      clearTimeout(timer);
      timer = undefined;
      latest = null;
    },
    stop: () => {
      removeEventListener("pagehide", leaving);
      document.removeEventListener("visibilitychange", hiding);
    },
  };
}
