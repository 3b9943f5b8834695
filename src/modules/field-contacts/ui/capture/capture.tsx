"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { nothingStated } from "../contact-values";
import { CaptureForm } from "./capture-form";
import { CaptureStatus } from "./capture-status";
import type { KeepingFor, Typed } from "./keeping-contract";
import { useKeeping } from "./use-keeping";

const AboveForm = lazy(() => import("./above-form").then((file) => ({ default: file.AboveForm })));

interface CaptureProps {
  readonly about: KeepingFor;
  readonly day: string;
  readonly time: string;
}

/** A form from its first value to its last: a new one for each contact. */
interface Sheet {
  readonly number: number;
  readonly typed: Typed;
  readonly faults: readonly string[];
}

/**
 * Logging contacts beside a patrol car, one after the other. Above the form what was begun before, under it where
 * everything stands, in words.
 */
export function Capture({ about, day, time }: CaptureProps) {
  const t = useTranslations("fieldCapture");
  const { keeping, load, state } = useKeeping(about);
  const top = useRef<HTMLDivElement>(null);
  const [sheet, setSheet] = useState<Sheet>(() => ({
    ...{ number: 0, faults: [] },
    typed: blank(about.choices.latestGroupId, { day, time }),
  }));
  const turn = (typed: Typed, faults: readonly string[] = []) =>
    setSheet(({ number }) => ({ number: number + 1, typed: { ...blank("", { day, time }), ...typed }, faults }));
  const begin = (groupId: unknown) => {
    if (keeping) turn(blank(typeof groupId === "string" ? groupId : "", keeping.begin()));
  };

  // The next contact starts from the top, for eyes and for screen readers.
  useEffect(() => {
    if (sheet.number === 0) return;
    top.current?.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  }, [sheet.number]);

  const resume = async (draftId: string): Promise<boolean> => {
    const resumed = await keeping?.resume(draftId);
    if (resumed) turn(resumed.typed, resumed.faults);
    return Boolean(resumed);
  };

  return (
    <div
      ref={top}
      tabIndex={-1}
      className="grid grid-cols-1 gap-6"
      data-keeps-drafts={about.keep === "device" || undefined}
    >
      <p className="text-sm text-muted">{t(`before.${about.keep}`)}</p>
      {state && (
        <Suspense fallback={null}>
          <AboveForm {...{ state, keeping }} org={about.org} onResume={resume} />
        </Suspense>
      )}
      <CaptureForm
        key={sheet.number}
        {...{ about, load, state }}
        typed={sheet.typed}
        faults={sheet.faults}
        onKept={begin}
        status={<CaptureStatus state={state} />}
      />
    </div>
  );
}

function blank(policeGroupId: string | null, at: { readonly day: string; readonly time: string }): Typed {
  const when = { occurredOn: at.day, occurredTime: at.time };
  return { ...nothingStated, ...when, policeGroupId: policeGroupId ?? "", reason: "", note: "", personId: "", who: "" };
}
