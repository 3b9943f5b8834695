import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { ButtonLink } from "@/ui/button";
import { Details } from "@/ui/data/details";
import { EmptyState } from "@/ui/data/empty-state";
import { DataTable } from "@/ui/data/table";
import { Tag } from "@/ui/data/tag";
import { compareSwedish, formatDate } from "@/ui/i18n/formats";
import { AddIcon } from "@/ui/icons";
import { MessagesFor } from "@/ui/i18n/messages-for";
import type { UnitRow } from "../data/units";
import { AdministrationFrame, sectionPath } from "./administration-frame";
import { AddUnitForm, ChangeUnitForm, CloseUnitForm, ReopenUnitForm } from "./unit-forms";

function UnitState({ closedOn }: { closedOn: string | null }) {
  const t = useTranslations("organisations.units");
  const locale = useLocale();
  if (closedOn === null) return t("open");
  return <Tag>{t("closedSince", { day: formatDate(closedOn, locale) })}</Tag>;
}

/** All units of the authority. */
export function UnitsScreen({ org, units }: { org: string; units: readonly UnitRow[] }) {
  const t = useTranslations("organisations.units");
  const title = useTranslations("organisations.titles");
  const kind = useTranslations("organisations.unitKinds");
  const path = sectionPath(org, "units");
  const add = (
    <ButtonLink variant="primary" href={`${path}/new`} icon={<AddIcon />}>
      {t("add")}
    </ButtonLink>
  );
  const sorted = [...units].sort(
    (a, b) => Number(a.closedOn !== null) - Number(b.closedOn !== null) || compareSwedish(a.name, b.name),
  );
  return (
    <AdministrationFrame org={org} section="units" title={title("units")} actions={add}>
      <DataTable
        caption={t("caption")}
        hideCaption
        rows={sorted}
        rowKey={(unit) => unit.id}
        empty={<EmptyState action={add}>{t("empty")}</EmptyState>}
        columns={[
          { key: "name", head: t("name"), cell: (unit) => <Link href={`${path}/${unit.id}`}>{unit.name}</Link> },
          { key: "kind", head: t("kind"), cell: (unit) => kind(unit.kind) },
          { key: "members", head: t("members"), numeric: true, cell: (unit) => unit.members },
          { key: "handovers", head: t("handovers"), cell: (unit) => (unit.takesHandovers ? t("yes") : t("no")) },
          { key: "state", head: t("state"), cell: (unit) => <UnitState closedOn={unit.closedOn} /> },
        ]}
      />
    </AdministrationFrame>
  );
}

const FORM_TEXTS = ["organisations.unitForm", "organisations.unitKinds", "organisations.errors"] as const;

/** A new unit. */
export function NewUnitScreen({ org }: { org: string }) {
  const t = useTranslations("organisations");
  return (
    <AdministrationFrame org={org} section="units" title={t("titles.newUnit")} backLabel={t("units.back")}>
      <MessagesFor parts={FORM_TEXTS}>
        <AddUnitForm org={org} />
      </MessagesFor>
    </AdministrationFrame>
  );
}

/** One unit: to change it, to close it, to open it again. */
export function UnitScreen({ org, unit }: { org: string; unit: UnitRow }) {
  const t = useTranslations("organisations");
  const locale = useLocale();
  const { id, name, kind, takesHandovers, takesDuties, takesDisclosures, closedOn, version } = unit;
  return (
    <AdministrationFrame
      org={org}
      section="units"
      title={name}
      due={<UnitState closedOn={closedOn} />}
      backLabel={t("units.back")}
    >
      <MessagesFor parts={FORM_TEXTS}>
        <ChangeUnitForm
          unitId={id}
          version={version}
          values={{ name, kind, takesHandovers, takesDuties, takesDisclosures }}
        />
        {closedOn === null ? (
          <Details summary={t("unitForm.close")}>
            <CloseUnitForm unitId={id} />
          </Details>
        ) : (
          <ReopenUnitForm unitId={id} closedOn={formatDate(closedOn, locale)} />
        )}
      </MessagesFor>
    </AdministrationFrame>
  );
}
