"use client";

import { usePathname } from "next/navigation";
import { useEffect, useId, useRef, type ReactNode } from "react";
import { MenuIcon } from "../icons";

/** A menu that opens over the page. The browser's own popover: Escape and a press outside close it, also without script. */
export function PopoverMenu({ label, children }: { label: string; children: ReactNode }) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const path = usePathname();
  useEffect(() => {
    // The layout stays when one goes to another page; the menu should not.
    if (panel.current?.matches(":popover-open")) panel.current.hidePopover();
  }, [path]);
  return (
    <>
      <button type="button" popoverTarget={id} className="button button-secondary px-3">
        <MenuIcon />
        {label}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        className="inset-auto top-14 right-2 m-0 max-h-[calc(100dvh-5rem)] w-76 max-w-[calc(100vw-1rem)] overflow-y-auto rounded-lg border border-edge bg-surface p-4 text-ink shadow-raised sm:right-4"
      >
        {children}
      </div>
    </>
  );
}
