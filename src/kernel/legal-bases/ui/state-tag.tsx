import { useTranslations } from "next-intl";
import type { Tone } from "@/ui/banner";
import { Tag } from "@/ui/data/tag";
import type { BasisState } from "../contract";

const TONES: Readonly<Record<BasisState, Tone | "neutral">> = {
  usable: "success",
  demo: "warning",
  unsigned: "danger",
  coming: "info",
  ended: "neutral",
  blocked: "neutral",
  elsewhere: "neutral",
};

/** Where a version stands, in a word or two. */
export function StateTag({ state }: { state: BasisState }) {
  const t = useTranslations("legalBases.states");
  return <Tag tone={TONES[state]}>{t(state)}</Tag>;
}
