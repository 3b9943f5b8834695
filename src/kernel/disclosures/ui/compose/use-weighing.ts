"use client";

import { useEffect, useRef, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { weighReleaseLookup } from "../../actions";
import type { WeighedRelease } from "../../contract";
import type { ReleaseInput } from "./release-input";

/** Milliseconds of rest before what is typed is weighed. */
const REST = 700;

/** How what is typed stands, and whose names were found in each text. */
export interface Weighing {
  readonly weighed: WeighedRelease;
  readonly named: Readonly<Record<string, readonly string[]>>;
}

/**
 * Weighs what is composed whenever the hand rests, once there is a receiver. What comes back is only how it stands; a
 * lost net leaves the last answer. The server decides again when it is released.
 */
export function useWeighing(methods: UseFormReturn<ReleaseInput>): Weighing | null {
  const [weighing, setWeighing] = useState<Weighing | null>(null);
  const latest = useRef(0);
  const typed = JSON.stringify(methods.watch());
  useEffect(() => {
    const input = JSON.parse(typed) as ReleaseInput;
    if (!input.toUnitId) return undefined;
    const turn = ++latest.current;
    const timer = setTimeout(() => {
      void weighReleaseLookup(input).then(
        (reply) => {
          if (reply.ok && turn === latest.current) setWeighing(reply.value);
        },
        () => undefined,
      );
    }, REST);
    return () => clearTimeout(timer);
  }, [typed]);
  return weighing;
}
