import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Banner } from "@/ui/banner";
import { DataTable } from "@/ui/data/table";
import { formatDate } from "@/ui/i18n/formats";
import { MessagesFor } from "@/ui/i18n/messages-for";
import type { DelegationRow } from "../data/delegation";
import { DelegationForm } from "./delegation-form";
import { LegalBasesFrame } from "./frame";
import { useBasisName } from "./words";

interface DelegationScreenProps {
  readonly org: string;
  readonly rules: readonly DelegationRow[];
  readonly codes: readonly string[];
  readonly today: string;
  readonly maySign: boolean;
}

/** Which bases want a second person, as the authority has decided; what held before, and what is to come. */
export function DelegationScreen({ org, rules, codes, today, maySign }: DelegationScreenProps) {
  const t = useTranslations("legalBases.delegation");
  const name = useBasisName();
  const locale = useLocale();
  const day = (value: string) => <time dateTime={value}>{formatDate(value, locale)}</time>;
  const isKnown = rules.some((rule) => rule.basis === null && rule.validFrom <= today && !isOver(rule, today));
  const options = codes.map((code) => ({ value: code, label: name(code) }));
  return (
    <LegalBasesFrame org={org} section="delegation" about={t("about")}>
      {!isKnown && (
        <Banner tone="danger" title={t("unknownTitle")}>
          <p>{t("unknownText")}</p>
        </Banner>
      )}
      <DataTable
        caption={t("caption")}
        rows={rules}
        rowKey={(rule) => rule.id}
        empty={t("none")}
        columns={[
          {
            key: "basis",
            head: t("basis"),
            cell: ({ basis }) =>
              basis === null ? t("all") : <Link href={`/${org}/legal-bases/${basis}`}>{name(basis)}</Link>,
          },
          {
            key: "second",
            head: t("secondPerson"),
            cell: ({ needsSecondPerson }) => t(needsSecondPerson ? "needed" : "notNeeded"),
          },
          { key: "from", head: t("from"), cell: ({ validFrom }) => day(validFrom) },
          { key: "to", head: t("to"), cell: ({ validTo }) => (validTo === null ? t("noEnd") : day(validTo)) },
          { key: "decidedBy", head: t("decidedBy"), cell: ({ decidedBy }) => decidedBy },
          { key: "recordedBy", head: t("recordedBy"), cell: ({ recordedBy }) => recordedBy },
        ]}
      />
      {maySign && (
        <section className="grid max-w-reading gap-3">
          <h2 className="text-xl">{t("newTitle")}</h2>
          <MessagesFor parts={["legalBases.delegation", "legalBases.errors"]}>
            <DelegationForm options={options} today={today} />
          </MessagesFor>
        </section>
      )}
    </LegalBasesFrame>
  );
}

const isOver = ({ validTo }: DelegationRow, today: string): boolean => validTo !== null && validTo <= today;
