"use client";

import { useTranslations } from "next-intl";
import { Tag } from "@/ui/data/tag";
import type { ItemMask } from "../../../secrecy/contract";
import { useRuleWords } from "../words";

/** Whether one item may go, until when, or why not. Nothing while it is not known. */
export function Standing({ mask }: { readonly mask: ItemMask | undefined }) {
  const t = useTranslations("disclosures.form");
  const words = useRuleWords();
  if (mask === undefined) return null;
  const until = words.until(mask);
  return (
    <span className="flex flex-wrap items-baseline gap-x-2 gap-y-1 text-sm">
      <Tag tone={mask.open ? "success" : "warning"}>{mask.open ? t("open") : t("closed")}</Tag>
      <span className="text-muted">
        {mask.open ? (until === null ? t("openNoEnd") : t("openUntil", { when: until })) : words.rule(mask.rule)}
      </span>
    </span>
  );
}
