"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { secondsLeft, sessionPhase, worthTelling, type SessionPhase } from "./session-clock";

const CHANNEL = "samlots-session";
const TICK_MS = 1000;

interface SessionState {
  readonly phase: SessionPhase;
  readonly minutesLeft: number;
  readonly extending: boolean;
  /** The last try to extend got no answer. */
  readonly lost: boolean;
  readonly extend: () => void;
}

// The wall clock of the browser, not `performance.now()`: that one may stand still while the computer sleeps. It decides
// nothing; the server does.
// eslint-disable-next-line no-restricted-syntax -- src/platform/clock is the server's clock, see above
const wallClock = () => Date.now();

/** Follows the session from the browser: quiet extension while somebody works, a warning when nobody does. */
export function useSession(extendUrl: string, idleSeconds: number, warnSeconds: number): SessionState {
  const [phase, setPhase] = useState<SessionPhase>("active");
  const [minutesLeft, setMinutesLeft] = useState(0);
  const [extending, setExtending] = useState(false);
  const [lost, setLost] = useState(false);
  const extendedAt = useRef(0);
  const toldAt = useRef(0);
  const refused = useRef(false);
  const tabs = useRef<BroadcastChannel | null>(null);

  const look = useCallback(() => {
    const now = wallClock();
    setPhase(refused.current ? "ended" : sessionPhase(now, extendedAt.current, idleSeconds, warnSeconds));
    setMinutesLeft(Math.floor(secondsLeft(now, extendedAt.current, idleSeconds) / 60));
  }, [idleSeconds, warnSeconds]);

  const extend = useCallback(async () => {
    const askedAt = wallClock();
    setExtending(true);
    // A lost connection is the one failure a call from the browser has of its own; an answer is never an exception.
    const answer = await fetch(extendUrl, { method: "POST" }).catch(() => null);
    setExtending(false);
    setLost(answer === null || answer.status >= 500);
    if (answer?.ok) {
      refused.current = false;
      extendedAt.current = askedAt;
      tabs.current?.postMessage(askedAt);
    } else if (answer && answer.status < 500) {
      refused.current = true;
    }
    look();
  }, [extendUrl, look]);

  useEffect(() => {
    extendedAt.current = wallClock();
    const channel = new BroadcastChannel(CHANNEL);
    tabs.current = channel;
    channel.postMessage(extendedAt.current);
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (typeof data !== "number" || data <= extendedAt.current) return;
      extendedAt.current = data;
      refused.current = false;
      look();
    };
    const timer = setInterval(look, TICK_MS);
    return () => {
      clearInterval(timer);
      channel.close();
    };
  }, [look]);

  useEffect(() => {
    if (phase !== "active") return;
    const noticed = () => {
      const now = wallClock();
      if (!worthTelling(now, Math.max(toldAt.current, extendedAt.current), idleSeconds)) return;
      toldAt.current = now;
      void extend();
    };
    const signs = ["keydown", "pointerdown"] as const;
    for (const sign of signs) addEventListener(sign, noticed, { passive: true });
    return () => {
      for (const sign of signs) removeEventListener(sign, noticed);
    };
  }, [phase, idleSeconds, extend]);

  return { phase, minutesLeft, extending, lost, extend: () => void extend() };
}
