import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Tabs } from "@/ui/data/tabs";
import { PageHeader } from "@/ui/layout/page-header";

export const sections = [
  "overview",
  "units",
  "users",
  "goals",
  "settings",
  "deviceDrafts",
  "reminders",
  "consents",
  "emergency",
  "logReview",
  "retention",
  "providers",
] as const;
export type Section = (typeof sections)[number];

const PATHS: Readonly<Record<Section, string>> = {
  overview: "administration",
  units: "administration/units",
  users: "administration/users",
  goals: "administration/goals",
  settings: "administration/settings",
  deviceDrafts: "administration/drafts",
  reminders: "administration/reminders",
  consents: "administration/consents",
  emergency: "administration/emergency",
  logReview: "administration/log-review",
  retention: "administration/retention",
  providers: "administration/sign-in",
};

/** The address of a section inside the tenant. */
export function sectionPath(org: string, section: Section): string {
  return `/${org}/${PATHS[section]}`;
}

interface AdministrationFrameProps {
  readonly org: string;
  readonly section: Section;
  readonly title: string;
  readonly about?: ReactNode;
  readonly due?: ReactNode;
  readonly actions?: ReactNode;
  /** Where a page below the section's list goes back to. */
  readonly backLabel?: string;
  readonly children: ReactNode;
}

/** The frame of the administrator's pages: heading, the way between the sections, content. */
export function AdministrationFrame(props: AdministrationFrameProps) {
  const { org, section, title, about, due, actions, backLabel, children } = props;
  const t = useTranslations("organisations");
  const back = backLabel === undefined ? {} : { back: { href: sectionPath(org, section), label: backLabel } };
  return (
    <>
      <PageHeader title={title} about={about} due={due} actions={actions} {...back} />
      <div className="grid gap-8">
        <Tabs
          label={t("overview.sections")}
          tabs={sections.map((one) => ({
            href: sectionPath(org, one),
            label: t(`titles.${one}`),
            current: one === section,
          }))}
        />
        {children}
      </div>
    </>
  );
}
