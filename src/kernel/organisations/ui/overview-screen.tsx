import { useTranslations } from "next-intl";
import Link from "next/link";
import { Banner } from "@/ui/banner";
import type { OrganisationCounts } from "../data/settings";
import { AdministrationFrame, sectionPath, sections, type Section } from "./administration-frame";

/** The authority in numbers, and what asks for the administrator's care. */
export function OverviewScreen({ org, counts }: { org: string; counts: OrganisationCounts }) {
  const t = useTranslations("organisations.overview");
  const title = useTranslations("organisations.titles");
  const lines: Readonly<Record<Exclude<Section, "overview">, string>> = {
    units: t("units", { count: counts.openUnits }),
    users: t("users", { count: counts.activeUsers }),
    goals: t("goals", { count: counts.goals }),
    settings: t("settings"),
    deviceDrafts: t("deviceDrafts"),
    reminders: t("reminders"),
    consents: t("consents"),
    emergency: t("emergency"),
    logReview: t("logReview"),
    retention: t("retention"),
    providers: t("providers", { count: counts.enabledProviders }),
  };
  return (
    <AdministrationFrame org={org} section="overview" title={title("overview")} about={t("about")}>
      {counts.administrators < 2 && (
        <Banner tone="warning" title={t("oneAdministrator")}>
          {t("oneAdministratorText")}
        </Banner>
      )}
      {counts.usersWithoutAssignment > 0 && (
        <Banner tone="info" title={t("withoutAssignment", { count: counts.usersWithoutAssignment })}>
          {t("withoutAssignmentText")}
        </Banner>
      )}
      <ul className="grid gap-4 sm:grid-cols-2">
        {sections
          .filter((section) => section !== "overview")
          .map((section) => (
            <li key={section} className="grid content-start gap-1 card px-5 py-4">
              <Link href={sectionPath(org, section)} className="text-lg font-semibold">
                {title(section)}
              </Link>
              <p className="text-muted">{lines[section]}</p>
            </li>
          ))}
      </ul>
    </AdministrationFrame>
  );
}
