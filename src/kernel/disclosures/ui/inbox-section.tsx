import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { Details } from "@/ui/data/details";
import { Tag } from "@/ui/data/tag";
import { formatDate, formatInstant } from "@/ui/i18n/formats";
import type { DisclosureInbox, ListedCopy } from "../views";
import { toneOf } from "./sections";
import { useLegalWords, useStateWords } from "./words";

/** In the inbox: what other authorities have released to the unit, person by person, and what has ended since. */
export function DisclosureInboxSection({ org, inbox }: { readonly org: string; readonly inbox: DisclosureInbox }) {
  const t = useTranslations("disclosures.inbox");
  const { people, waiting, ended } = inbox;
  if (people.length === 0 && ended.length === 0) return null;
  return (
    <section className="grid gap-4" aria-labelledby="disclosure-inbox">
      <h2 id="disclosure-inbox" className="text-xl">
        {t("title", { count: waiting })}
      </h2>
      {people.length === 0 && <p className="text-muted">{t("none")}</p>}
      <ul className="grid max-w-reading gap-4">
        {people.map(({ key, name, copies }) => (
          <li key={key} className="grid gap-2 card p-4">
            <h3 className="text-lg font-semibold">{name ?? t("unnamed")}</h3>
            <ul className="divide-y divide-line">
              {copies.map((copy) => (
                <CopyRow key={copy.id} org={org} copy={copy} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {ended.length > 0 && <Ended org={org} ended={ended} />}
    </section>
  );
}

function CopyRow({ org, copy }: { readonly org: string; readonly copy: ListedCopy }) {
  const t = useTranslations("disclosures.inbox");
  const stateOf = useStateWords("receiver");
  const legal = useLegalWords();
  const locale = useLocale();
  return (
    <li className="grid gap-1 py-2">
      <Link
        href={`/${org}/inbox/disclosures/${copy.id}`}
        className="inline-flex min-h-control items-center font-semibold"
      >
        {t("from", { authority: copy.fromAuthority, unit: copy.fromUnit })}
      </Link>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
        <Tag tone={copy.acknowledgedAt === null ? "warning" : toneOf(copy.state)}>
          {copy.acknowledgedAt === null ? t("waits") : t(`states.${copy.state.kind}`)}
        </Tag>
        <span className="text-muted">{stateOf(copy.state)}</span>
      </p>
      <p className="text-sm text-muted">
        {t("received", { when: formatInstant(copy.receivedAt, locale) })}. {legal.basis(copy.basis)}.{" "}
        {t("ask", { name: copy.fromPerson })}
      </p>
    </li>
  );
}

/** What the unit has seen and can read no longer: why, never what it said. */
function Ended({ org, ended }: { readonly org: string; readonly ended: DisclosureInbox["ended"] }) {
  const t = useTranslations("disclosures.inbox");
  const s = useTranslations("disclosures.state.receiver");
  const locale = useLocale();
  return (
    <Details summary={t("ended", { count: ended.length })}>
      <ul className="max-w-reading divide-y divide-line border-y border-line">
        {ended.map((one) => (
          <li key={one.id} className="grid gap-1 py-3">
            <p className="font-semibold">{t("from", { authority: one.fromAuthority, unit: one.fromUnit })}</p>
            <p className="text-sm text-muted">
              {t("received", { when: formatInstant(one.receivedAt, locale) })}.{" "}
              {s(`ended.${one.why}`, {
                when:
                  one.endedAt !== null
                    ? formatInstant(one.endedAt, locale)
                    : one.endedOn === null
                      ? ""
                      : formatDate(one.endedOn, locale),
              })}
            </p>
            {one.replacedBy !== null && (
              <Link
                href={`/${org}/inbox/disclosures/${one.replacedBy}`}
                className="inline-flex min-h-control items-center"
              >
                {t("toNewer")}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Details>
  );
}
