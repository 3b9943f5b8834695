"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";

/** Values for the placeholders of a message. */
export type MessageDetails = Readonly<Record<string, string | number>>;

/**
 * Texts for keys that are known only at run time: the issues of zod and the refusals of an action. A key whose part was
 * not picked for this page gives the general sentence instead of a key that no one understands.
 */
export function useMessageText(): (key: string, details?: MessageDetails) => string {
  const translate = useTranslations();
  return useCallback(
    (key, details) => {
      const known = key as Parameters<typeof translate>[0];
      return translate.has(known) ? translate(known, details as never) : translate("ui.form.faultUnnamed");
    },
    [translate],
  );
}
