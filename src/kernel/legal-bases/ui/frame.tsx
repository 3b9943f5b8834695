import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Tabs } from "@/ui/data/tabs";
import { PageHeader } from "@/ui/layout/page-header";

const SECTIONS = [
  ["bases", ""],
  ["delegation", "/delegation"],
  ["offences", "/offences"],
] as const;

interface FrameProps {
  readonly org: string;
  readonly section: (typeof SECTIONS)[number][0];
  readonly about: ReactNode;
  readonly children: ReactNode;
}

/** The head of the pages about the law: the bases, the delegation and the least penalties. */
export function LegalBasesFrame({ org, section, about, children }: FrameProps) {
  const t = useTranslations("legalBases");
  const home = `/${org}/legal-bases`;
  return (
    <>
      <PageHeader title={t(`titles.${section}`)} about={<p className="max-w-reading">{about}</p>} />
      <Tabs
        label={t("sections")}
        tabs={SECTIONS.map(([key, rest]) => ({
          href: `${home}${rest}`,
          label: t(`titles.${key}`),
          current: key === section,
        }))}
      />
      <div className="grid gap-6 pt-6">{children}</div>
    </>
  );
}
