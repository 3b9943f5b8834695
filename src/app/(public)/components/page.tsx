import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import { CaseShowcase } from "./parts/case-showcase";
import { ChartShowcase, DataShowcase, EmptyShowcase, NavigationShowcase } from "./parts/data-showcase";
import { LightDemoForm, RichDemoForm } from "./parts/demo-form";
import { ButtonShowcase, ColourShowcase, MessageShowcase, TypeShowcase } from "./parts/look-showcase";
import { ShowcaseSection, type SectionKey } from "./parts/showcase-section";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("showcase");
  return { title: t("title") };
}

const SECTIONS: readonly SectionKey[] = [
  "colours",
  "type",
  "buttons",
  "messages",
  "form",
  "field",
  "case",
  "data",
  "chart",
  "navigation",
  "empty",
];

/** The design system on one page: what designers, testers and axe look at. Public, without data. */
export default async function ComponentsPage() {
  const t = await getTranslations("showcase");
  return (
    <div className="grid gap-14">
      <div>
        <PageHeader title={t("title")} about={t("lead")} />
        <nav aria-label={t("contents")}>
          <ul className="flex flex-wrap gap-x-5 gap-y-1">
            {SECTIONS.map((key) => (
              <li key={key}>
                <a href={`#${key}`} className="inline-flex min-h-6 items-center">
                  {t(`sections.${key}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
      <MessagesFor parts={["showcase.form", "showcase.buttons"]}>
        <ColourShowcase />
        <TypeShowcase />
        <ButtonShowcase />
        <MessageShowcase />
        <ShowcaseSection name="form">
          <RichDemoForm day="2026-11-22" time="23:40" />
        </ShowcaseSection>
        <ShowcaseSection name="field">
          <p className="max-w-reading">{t("fieldText")}</p>
          <div data-density="field" className="max-w-field rounded-lg border border-line bg-surface p-4">
            <LightDemoForm day="2026-11-22" time="23:40" />
          </div>
        </ShowcaseSection>
        <CaseShowcase />
        <DataShowcase />
        <ChartShowcase />
        <NavigationShowcase />
        <EmptyShowcase />
      </MessagesFor>
    </div>
  );
}
