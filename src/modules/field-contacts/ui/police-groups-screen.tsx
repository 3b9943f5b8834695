import { useTranslations } from "next-intl";
import { Details } from "@/ui/data/details";
import { EmptyState } from "@/ui/data/empty-state";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import type { PoliceGroupRow } from "../data/police-groups";
import { PoliceGroupForm } from "./police-group-form";

/** The police groups of the authority, for its administrator. */
export function PoliceGroupsScreen({ groups }: { groups: readonly PoliceGroupRow[] }) {
  const t = useTranslations("fieldContacts.policeGroups");
  return (
    <MessagesFor parts={["fieldContacts.policeGroups", "fieldContacts.errors"]}>
      <PageHeader title={t("title")} about={t("about")} />
      <div className="grid max-w-reading gap-10">
        {groups.length === 0 ? (
          <EmptyState>{t("empty")}</EmptyState>
        ) : (
          // Lists without bullets lose their role in Safari unless it is written out.
          // eslint-disable-next-line jsx-a11y/no-redundant-roles -- see above
          <ul role="list" aria-label={t("list")} className="divide-y divide-line border-y border-line">
            {groups.map((group) => (
              <li key={group.id} className="py-2">
                <p className="font-semibold">
                  {group.name}{" "}
                  <span className="font-normal text-muted">{group.isClosed ? t("closed") : t("inUse")}</span>
                </p>
                <Details summary={t("change", { name: group.name })}>
                  <PoliceGroupForm group={group} />
                </Details>
              </li>
            ))}
          </ul>
        )}
        <section className="grid gap-4">
          <h2 className="text-xl">{t("add")}</h2>
          <PoliceGroupForm group={null} />
        </section>
      </div>
    </MessagesFor>
  );
}
