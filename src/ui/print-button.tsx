"use client";

import type { ReactNode } from "react";
import { Button } from "./plain-button";

/** Opens the browser's own print, which can also save as PDF. */
export function PrintButton({ children }: { children: ReactNode }) {
  return (
    <Button variant="secondary" onClick={() => window.print()}>
      {children}
    </Button>
  );
}
