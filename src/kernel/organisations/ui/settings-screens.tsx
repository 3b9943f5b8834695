import { useTranslations } from "next-intl";
import Link from "next/link";
import { ButtonLink } from "@/ui/button";
import { EmptyState } from "@/ui/data/empty-state";
import { DataTable } from "@/ui/data/table";
import { Tag } from "@/ui/data/tag";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { AddIcon } from "@/ui/icons";
import type { TenantSettings } from "../contract";
import type { ProviderRow } from "../data/providers";
import { AdministrationFrame, sectionPath } from "./administration-frame";
import { AddProviderForm, ChangeProviderForm } from "./provider-forms";
import { SettingsForm } from "./settings-forms";

/** The opening settings of the authority. */
export function SettingsScreen({ org, settings }: { org: string; settings: TenantSettings }) {
  const t = useTranslations("organisations.titles");
  return (
    <AdministrationFrame org={org} section="settings" title={t("settings")}>
      <MessagesFor parts={["organisations.settings", "organisations.errors"]}>
        <SettingsForm settings={settings} />
      </MessagesFor>
    </AdministrationFrame>
  );
}

/** The authority's identity providers. */
export function ProvidersScreen({ org, providers }: { org: string; providers: readonly ProviderRow[] }) {
  const t = useTranslations("organisations.providers");
  const title = useTranslations("organisations.titles");
  const path = sectionPath(org, "providers");
  const add = (
    <ButtonLink variant="primary" href={`${path}/new`} icon={<AddIcon />}>
      {t("add")}
    </ButtonLink>
  );
  return (
    <AdministrationFrame org={org} section="providers" title={title("providers")} about={t("about")} actions={add}>
      {providers.length === 0 ? (
        <EmptyState>{t("empty")}</EmptyState>
      ) : (
        <DataTable
          caption={t("caption")}
          hideCaption
          rows={providers}
          rowKey={(provider) => provider.id}
          empty={t("empty")}
          columns={[
            {
              key: "label",
              head: t("name"),
              cell: (provider) => <Link href={`${path}/${provider.id}`}>{provider.label}</Link>,
            },
            { key: "issuer", head: t("issuer"), cell: (provider) => provider.issuer },
            {
              key: "state",
              head: t("state"),
              cell: ({ enabled }) => <Tag tone={enabled ? "success" : "neutral"}>{enabled ? t("on") : t("off")}</Tag>,
            },
          ]}
        />
      )}
    </AdministrationFrame>
  );
}

const FORM_TEXTS = ["organisations.providers", "organisations.errors"] as const;

/** A new identity provider. */
export function NewProviderScreen({ org }: { org: string }) {
  const t = useTranslations("organisations");
  return (
    <AdministrationFrame org={org} section="providers" title={t("titles.newProvider")} backLabel={t("providers.back")}>
      <MessagesFor parts={FORM_TEXTS}>
        <AddProviderForm org={org} />
      </MessagesFor>
    </AdministrationFrame>
  );
}

/** One identity provider. */
export function ProviderScreen({ org, provider }: { org: string; provider: ProviderRow }) {
  const t = useTranslations("organisations.providers");
  const { id, label, issuer, clientId, enabled, hasSecret, version } = provider;
  return (
    <AdministrationFrame org={org} section="providers" title={label} about={issuer} backLabel={t("back")}>
      <MessagesFor parts={FORM_TEXTS}>
        <ChangeProviderForm
          providerId={id}
          version={version}
          hasSecret={hasSecret}
          values={{ label, clientId, enabled }}
        />
      </MessagesFor>
    </AdministrationFrame>
  );
}
