import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Details } from "@/ui/data/details";
import { EmptyState } from "@/ui/data/empty-state";
import { formatDate } from "@/ui/i18n/formats";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import type { ChainConfiguration, ConfiguredService } from "../../data/chain/configuration";
import { inForceOn } from "../../domain/chain/target-group";
import { DistrictForm, ServiceForm } from "./service-forms";
import { HousingRuleForm, TargetGroupForm } from "./decision-forms";

type ScreenProps = ChainConfiguration & { readonly today: string };

/** Who takes people over after a field contact, whom they take, and the rules of the roof guarantee. */
export function ServicesScreen({ services, housingRules, districts, today }: ScreenProps) {
  const t = useTranslations("fieldChain.services");
  return (
    <MessagesFor parts={["fieldChain.services", "fieldChain.options", "fieldChain.errors"]}>
      <PageHeader title={t("title")} about={t("about")} />
      <div className="grid max-w-reading gap-12">
        <Part title={t("servicesTitle")} about={t("servicesAbout")}>
          {services.length === 0 ? (
            <EmptyState>{t("empty")}</EmptyState>
          ) : (
            <List label={t("servicesTitle")}>
              {services.map((service) => (
                <Service key={service.id} {...{ service, today }} />
              ))}
            </List>
          )}
          <Details summary={t("add")}>
            <ServiceForm service={null} />
          </Details>
        </Part>
        <Part title={t("roofTitle")} about={t("roofAbout")}>
          <HousingRules rules={housingRules} />
          <Details summary={t("decideRoof")}>
            <HousingRuleForm rule={inForceOn(housingRules, today)} today={today} />
          </Details>
        </Part>
        <Part title={t("districtsTitle")} about={t("districtsAbout")}>
          <List label={t("districtsTitle")}>
            {districts.map((district) => (
              <li key={district.id} className="py-2">
                <p className="font-semibold">
                  {district.name} {district.isClosed && <Closed />}
                </p>
                <Details summary={t("change", { name: district.name })}>
                  <DistrictForm district={district} />
                </Details>
              </li>
            ))}
          </List>
          <Details summary={t("addDistrict")}>
            <DistrictForm district={null} />
          </Details>
        </Part>
      </div>
    </MessagesFor>
  );
}

function Part({ title, about, children }: { title: string; about: string; children: ReactNode }) {
  return (
    <section className="grid gap-4">
      <div className="grid gap-1">
        <h2 className="text-xl">{title}</h2>
        <p className="text-muted">{about}</p>
      </div>
      {children}
    </section>
  );
}

function List({ label, children }: { label: string; children: ReactNode }) {
  return (
    // Lists without bullets lose their role in Safari unless it is written out.
    // eslint-disable-next-line jsx-a11y/no-redundant-roles -- see above
    <ul role="list" aria-label={label} className="divide-y divide-line border-y border-line empty:hidden">
      {children}
    </ul>
  );
}

function Closed() {
  const t = useTranslations("fieldChain.services");
  return <span className="font-normal text-muted">{t("closed")}</span>;
}

function Service({ service, today }: { service: ConfiguredService; today: string }) {
  const t = useTranslations("fieldChain");
  const group = inForceOn(service.groups, today);
  const words = useGroupWords();
  return (
    <li className="grid gap-1 py-3">
      <h3 className="text-base">
        {service.name} <span className="font-normal text-muted">{t(`options.serviceKind.${service.kind}`)}</span>{" "}
        {service.isClosed && <Closed />}
      </h3>
      <p>{group ? words(group) : t("services.notDecided")}</p>
      <Details summary={t("services.more", { name: service.name })}>
        <div className="grid gap-6">
          <Decisions service={service} />
          <section className="grid gap-3">
            <h4>{t("services.decide", { name: service.name })}</h4>
            <TargetGroupForm {...{ group, today }} serviceId={service.id} />
          </section>
          <section className="grid gap-3">
            <h4>{t("services.change", { name: service.name })}</h4>
            <ServiceForm service={service} />
          </section>
        </div>
      </Details>
    </li>
  );
}

/** Every decision about whom a service takes, newest first: from when, until when and by whom. */
function Decisions({ service: { name, groups } }: { service: ConfiguredService }) {
  const t = useTranslations("fieldChain.services");
  const words = useGroupWords();
  const decided = useDecisionWords();
  if (groups.length === 0) return null;
  return (
    <section className="grid gap-3">
      <h4>{t("history", { name })}</h4>
      <ul className="grid gap-2">
        {groups.map((group) => (
          <li key={`${group.validFrom} ${group.addedAt.toISOString()}`}>
            {words(group)}
            <span className="block text-sm text-muted">{decided(group)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function HousingRules({ rules }: { rules: ChainConfiguration["housingRules"] }) {
  const t = useTranslations("fieldChain.services");
  const decided = useDecisionWords();
  if (rules.length === 0) return <EmptyState>{t("noRoofRule")}</EmptyState>;
  return (
    <ul className="grid gap-3">
      {rules.map((rule) => (
        <li key={`${rule.validFrom} ${rule.addedAt.toISOString()}`}>
          {t("roofRule", { better: rule.betterFirstTo, acute: rule.acuteHousingFrom })}
          <span className="block text-sm text-muted">{decided(rule)}</span>
        </li>
      ))}
    </ul>
  );
}

interface GroupWords {
  readonly ageFrom: number | null;
  readonly ageTo: number | null;
  readonly needsSevereAbuse: boolean;
}

/** Whom a service takes, in words. */
function useGroupWords(): (group: GroupWords) => string {
  const t = useTranslations("fieldChain.services");
  return ({ ageFrom, ageTo, needsSevereAbuse }) => {
    const ages =
      ageFrom === null
        ? ageTo === null
          ? t("allAges")
          : t("agesTo", { to: ageTo })
        : ageTo === null
          ? t("agesFrom", { from: ageFrom })
          : t("agesBetween", { from: ageFrom, to: ageTo });
    return needsSevereAbuse ? `${ages} ${t("onlySevereAbuse")}` : ages;
  };
}

function useDecisionWords() {
  const t = useTranslations("fieldChain.services");
  const locale = useLocale();
  return (decision: { readonly validFrom: string; readonly validTo: string | null; readonly decidedBy: string }) =>
    t("decision", {
      from: formatDate(decision.validFrom, locale),
      to: decision.validTo === null ? "none" : formatDate(decision.validTo, locale),
      by: decision.decidedBy,
    });
}
