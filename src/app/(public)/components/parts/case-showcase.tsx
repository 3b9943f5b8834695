import { useTranslations } from "next-intl";
import { Button } from "@/ui/button";
import { SummaryList } from "@/ui/data/summary-list";
import { Tag } from "@/ui/data/tag";
import { ShieldIcon } from "@/ui/icons";
import { CaseBanner } from "@/ui/layout/case-banner";
import { PageHeader } from "@/ui/layout/page-header";
import { ShowcaseSection } from "./showcase-section";

export function CaseShowcase() {
  const t = useTranslations("showcase");
  const facts = [
    { key: "age", text: t("case.age") },
    { key: "programme", text: t("case.programme") },
    { key: "role", text: t("case.role") },
  ];
  return (
    <ShowcaseSection name="case">
      <div className="relative isolate grid gap-6 rounded-lg border border-line px-4 pb-4 sm:px-6">
        <CaseBanner
          label={t("case.label")}
          name={t("case.name")}
          facts={facts}
          protection={t("case.protection")}
          tags={
            <>
              <Tag tone="success">{t("case.consent")}</Tag>
              <Tag tone="warning">{t("case.meeting")}</Tag>
            </>
          }
        />
        <PageHeader
          title={t("type.h1")}
          about={t("case.about")}
          back={{ href: "#case", label: t("case.back") }}
          due={
            <>
              <Tag tone="warning">{t("messages.tagWarning")}</Tag> {t("case.due")}
            </>
          }
          actions={<Button variant="primary">{t("case.act")}</Button>}
        />
        <SummaryList
          rows={[
            {
              key: "place",
              label: t("form.place"),
              value: "Stortorget",
              change: { href: "#case", what: t("form.place") },
            },
            {
              key: "known",
              label: t("form.known"),
              value: t("form.unknown"),
              change: { href: "#case", what: t("form.known") },
            },
            {
              key: "protection",
              label: t("case.label"),
              value: (
                <span className="inline-flex gap-1.5 font-semibold text-danger-ink">
                  <ShieldIcon className="mt-0.5 shrink-0" /> {t("case.protection")}
                </span>
              ),
            },
          ]}
        />
      </div>
    </ShowcaseSection>
  );
}
