"use client";

import { useEffect, useRef } from "react";

type Handler = (event: { target: unknown; type?: unknown }) => unknown;

/**
 * Keeps the radio button chosen before the script had come. react-hook-form reads early text, boxes and lists itself, but
 * puts radio buttons back to their default. Done when it knows all buttons of the group.
 */
export function useChosenEarly() {
  const met = useRef(new WeakSet<EventTarget>());
  const kept = useRef<{ button: HTMLInputElement; onChange: Handler }[]>([]);
  useEffect(() => {
    for (const { button, onChange } of kept.current.splice(0)) {
      button.checked = true;
      onChange({ target: button, type: "change" });
    }
  });
  /** Call with each field before react-hook-form meets it. */
  return (field: HTMLElement, onChange: Handler) => {
    if (met.current.has(field)) return;
    met.current.add(field);
    if (!(field instanceof HTMLInputElement) || field.type !== "radio") return;
    if (field.checked && !field.defaultChecked) kept.current.push({ button: field, onChange });
  };
}
