import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { ButtonLink } from "@/ui/button";
import { Tag } from "@/ui/data/tag";
import { formatInstant } from "@/ui/i18n/formats";
import { MessagesFor } from "@/ui/i18n/messages-for";
import type { CaseReleases, DisclosureInbox } from "../views";
import { AcknowledgeForm } from "./acts";

/** On a case's page: what has been released to other authorities, and the way to release. */
export function CaseDisclosuresSection({ org, releases }: { readonly org: string; readonly releases: CaseReleases }) {
  const t = useTranslations("disclosures.onCase");
  const locale = useLocale();
  const { caseId, released, received, mayRelease } = releases;
  if (released.length + received.length === 0 && !mayRelease) return null;
  return (
    <section className="grid gap-3 card p-5" aria-labelledby="case-disclosures">
      <div className="grid gap-1">
        <h2 id="case-disclosures" className="text-lg">
          {t("title")}
        </h2>
        <p className="text-sm text-muted">{t("hint")}</p>
      </div>
      {received.length > 0 && (
        <ul className="divide-y divide-line border-y border-line">
          {received.map((one) => (
            <li key={one.id} className="grid gap-1 py-2">
              <Link
                href={`/${org}/inbox/disclosures/${one.id}`}
                className="inline-flex min-h-control items-center font-semibold"
              >
                {t("from", { authority: one.fromAuthority, unit: one.fromUnit })}
              </Link>
              <p className="text-sm text-muted">{t("received", { when: formatInstant(one.receivedAt, locale) })}</p>
            </li>
          ))}
        </ul>
      )}
      {released.length > 0 && (
        <ul className="divide-y divide-line border-y border-line">
          {released.map((one) => (
            <li key={one.id} className="grid gap-1 py-2">
              <Link
                href={`/${org}/cases/${caseId}/disclosures/${one.id}`}
                className="inline-flex min-h-control items-center font-semibold"
              >
                {t("to", { authority: one.toAuthority, unit: one.toUnit })}
              </Link>
              <p className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
                <Tag tone={one.withdrawnAt ? "neutral" : one.acknowledgedAt ? "success" : "warning"}>
                  {one.withdrawnAt ? t("withdrawn") : one.acknowledgedAt ? t("acknowledged") : t("waits")}
                </Tag>
                {formatInstant(one.withdrawnAt ?? one.acknowledgedAt ?? one.releasedAt, locale)}
              </p>
            </li>
          ))}
        </ul>
      )}
      {mayRelease && (
        <div data-print="hide">
          <ButtonLink href={`/${org}/cases/${caseId}/release`} variant="secondary">
            {t("release")}
          </ButtonLink>
        </div>
      )}
    </section>
  );
}

/** In the inbox: what other authorities have released to the unit, what waits first. */
export function DisclosureInboxSection({ org, inbox }: { readonly org: string; readonly inbox: DisclosureInbox }) {
  const t = useTranslations("disclosures.inbox");
  const locale = useLocale();
  const { waiting, taken, mayWrite } = inbox;
  if (waiting.length === 0 && taken.length === 0) return null;
  const address = (id: string) => `/${org}/inbox/disclosures/${id}`;
  return (
    <section className="grid gap-4" aria-labelledby="disclosure-inbox">
      <h2 id="disclosure-inbox" className="text-xl">
        {t("title", { count: waiting.length })}
      </h2>
      {waiting.length === 0 && <p className="text-muted">{t("none")}</p>}
      <MessagesFor parts={["disclosures.received", "disclosures.errors"]}>
        <ul className="grid max-w-reading gap-4">
          {waiting.map((one) => (
            <li key={one.id} className="grid gap-2 card p-4">
              <p>
                <Tag tone="warning">{t("waits")}</Tag>
              </p>
              <Link href={address(one.id)} className="inline-flex min-h-control items-center text-lg font-semibold">
                {t("from", { authority: one.fromAuthority, unit: one.fromUnit })}
              </Link>
              <p className="text-sm text-muted">{t("received", { when: formatInstant(one.receivedAt, locale) })}</p>
              {mayWrite && (
                <AcknowledgeForm
                  receivedId={one.id}
                  about={t("from", { authority: one.fromAuthority, unit: one.fromUnit })}
                />
              )}
            </li>
          ))}
        </ul>
      </MessagesFor>
      {taken.length > 0 && (
        <ul className="max-w-reading divide-y divide-line border-y border-line">
          {taken.map((one) => (
            <li key={one.id} className="grid gap-1 py-3">
              <Link href={address(one.id)} className="inline-flex min-h-control items-center font-semibold">
                {t("from", { authority: one.fromAuthority, unit: one.fromUnit })}
              </Link>
              <p className="text-sm text-muted">
                {t("owner", {
                  ...{
                    name: one.acknowledgedByName,
                    when: formatInstant(one.acknowledgedAt ?? one.receivedAt, locale),
                  },
                })}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
