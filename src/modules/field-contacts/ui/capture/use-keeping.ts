"use client";

import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Keeping, KeepingFor, KeepingState } from "./keeping-contract";

const quiet = () => () => undefined;

/** The store behind the form: fetched after the page has come, open as long as the page is. `state` null: not yet. */
export function useKeeping(about: KeepingFor) {
  const [keeping, setKeeping] = useState<Keeping | null>(null);
  const opening = useRef<Promise<Keeping> | null>(null);
  const given = useRef(about);

  const load = useCallback(() => {
    opening.current ??= import("./keeping").then(({ openKeeping }) => openKeeping(given.current));
    return opening.current;
  }, []);

  useEffect(() => {
    let left = false;
    const mine = load();
    mine.then(
      (opened) => (left ? undefined : setKeeping(opened)),
      // A part of the program that did not arrive: the next thing typed asks again.
      () => (opening.current = null),
    );
    return () => {
      left = true;
      opening.current = null;
      void mine.then((opened) => opened.close()).catch(() => undefined);
    };
  }, [load]);

  const state = useSyncExternalStore<KeepingState | null>(
    keeping?.subscribe ?? quiet,
    () => keeping?.state() ?? null,
    () => null,
  );
  return { keeping, load, state };
}
