import { useTranslations } from "next-intl";
import { SummaryList } from "@/ui/data/summary-list";
import type { CopyAbout } from "../contract";
import { useBasisName } from "./basis-name";

/** What stands on a copy beside its content: why, on which basis, with which reservation, and whom to ask. */
export function AboutList({ about }: { readonly about: CopyAbout }) {
  const t = useTranslations("disclosures.copy");
  const basisName = useBasisName();
  return (
    <SummaryList
      rows={[
        { key: "from", label: t("from"), value: `${about.fromAuthority}, ${about.fromUnit}` },
        { key: "ask", label: t("ask"), value: about.fromPerson },
        { key: "purpose", label: t("purpose"), value: about.purpose },
        { key: "basis", label: t("basis"), value: basisName(about.basis) },
        ...(about.reservation ? [{ key: "reservation", label: t("reservation"), value: about.reservation }] : []),
      ]}
    />
  );
}
