import { useLocale, useTranslations } from "next-intl";
import { EmptyState } from "@/ui/data/empty-state";
import { formatDate } from "@/ui/i18n/formats";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import type { PoliceAuthority, TallyPartner } from "../../data/method/tally-rows";
import { AddPartnerForm, EndPartnerForm } from "./partner-forms";

/** Which police authorities may send their tally, for the administrator. */
export function PartnersScreen(props: {
  readonly partners: readonly TallyPartner[];
  readonly police: readonly PoliceAuthority[];
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly today: string;
}) {
  const { partners, police, units, today } = props;
  const t = useTranslations("fieldMethod.partners");
  const locale = useLocale();
  const words = ({ unitName: unit, validFrom, validTo }: TallyPartner) => {
    const from = formatDate(validFrom, locale);
    return validTo === null ? t("holds", { unit, from }) : t("held", { unit, from, to: formatDate(validTo, locale) });
  };
  return (
    <MessagesFor parts={["fieldMethod.partners", "fieldMethod.errors"]}>
      <PageHeader title={t("title")} about={t("about")} />
      <div className="grid max-w-reading gap-10">
        {partners.length === 0 ? (
          <EmptyState>{t("empty")}</EmptyState>
        ) : (
          // Lists without bullets lose their role in Safari unless it is written out.
          // eslint-disable-next-line jsx-a11y/no-redundant-roles -- see above
          <ul role="list" aria-label={t("list")} className="divide-y divide-line border-y border-line">
            {partners.map((partner) => (
              <li key={partner.id} className="grid gap-3 py-3">
                <p>
                  <span className="font-semibold">{partner.policeName}</span>{" "}
                  <span className="text-muted">{words(partner)}</span>
                </p>
                {partner.validTo === null && (
                  <EndPartnerForm partnerId={partner.id} version={partner.version} name={partner.policeName} />
                )}
              </li>
            ))}
          </ul>
        )}
        <section className="grid gap-4">
          <h2 className="text-xl">{t("add")}</h2>
          {police.length === 0 ? (
            <p>{t("noPolice")}</p>
          ) : (
            <AddPartnerForm police={police} units={units} today={today} />
          )}
        </section>
      </div>
    </MessagesFor>
  );
}
