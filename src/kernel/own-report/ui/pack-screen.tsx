import { useLocale, useTranslations } from "next-intl";
import { Banner } from "@/ui/banner";
import { ButtonLink } from "@/ui/button";
import { Details } from "@/ui/data/details";
import { SummaryList } from "@/ui/data/summary-list";
import { Tag } from "@/ui/data/tag";
import { formatDate, formatInstant } from "@/ui/i18n/formats";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import type { AccessPack, PackEntry, PackText } from "../contract";
import { ApprovePackForm, JudgeForm } from "./pack-forms";
import { columnWords, tableWords, unmasked, valueWords, type WordBook } from "./pack-words";

/** A pack before it leaves: every text with what is masked in it, and a decision on each. */
export function PackScreen({ org, pack }: { readonly org: string; readonly pack: AccessPack }) {
  const t = useTranslations("ownReport.pack");
  const words = useTranslations("ownReport") as unknown as WordBook;
  const locale = useLocale();
  const { personId, id: packId, approvedAt } = pack;
  return (
    <MessagesFor parts={["ownReport.pack", "ownReport.errors"]}>
      <div className="grid gap-8">
        <PageHeader title={t("title")} back={{ href: `/${org}/persons/${personId}/report`, label: t("mine") }} />
        {approvedAt === null && pack.unread > 0 && (
          <Banner tone="warning" title={t("draft")}>
            {t("draftText", { count: pack.unread })}
          </Banner>
        )}
        {approvedAt === null && pack.unread === 0 && (
          <ApprovePackForm personId={personId} packId={packId} version={pack.version} />
        )}
        {approvedAt !== null && (
          <div className="grid justify-items-start gap-3">
            <p>
              {t("approved", { when: formatInstant(approvedAt, locale), until: formatDate(pack.expiresOn, locale) })}
            </p>
            <ButtonLink href={`/${org}/persons/${personId}/packs/${packId}/download`} prefetch={false}>
              {t("fetch")}
            </ButtonLink>
          </div>
        )}
        {pack.sections.map(({ table, entries }) => (
          <Details
            key={table}
            summary={`${tableWords(words, table)} (${entries.length})`}
            open={entries.some(({ texts }) => texts.some(({ judgement }) => judgement === null))}
          >
            <div className="grid gap-4">
              {entries.map((entry) => (
                <Entry key={entry.id} entry={entry} about={{ personId, packId, isOpen: approvedAt === null }} />
              ))}
            </div>
          </Details>
        ))}
      </div>
    </MessagesFor>
  );
}

interface EntryProps {
  readonly entry: PackEntry;
  readonly about: { readonly personId: string; readonly packId: string; readonly isOpen: boolean };
}

function Entry({ entry, about }: EntryProps) {
  const words = useTranslations("ownReport") as unknown as WordBook;
  const locale = useLocale();
  return (
    <article className="grid gap-3 card p-4">
      {entry.facts.length > 0 && (
        <SummaryList
          rows={entry.facts.map((fact, at) => ({
            key: `${fact.column}-${at}`,
            label: columnWords(words, fact.column),
            value: valueWords(words, fact, locale),
          }))}
        />
      )}
      {entry.texts.map((text) => (
        <TextToRead key={text.source} text={text} about={about} />
      ))}
    </article>
  );
}

function TextToRead({ text, about }: { readonly text: PackText; readonly about: EntryProps["about"] }) {
  const t = useTranslations("ownReport.pack");
  const words = useTranslations("ownReport") as unknown as WordBook;
  const { isOpen, ...ids } = about;
  return (
    <div className="grid gap-2">
      <p className="max-w-reading whitespace-pre-line">{unmasked(words, text.text)}</p>
      <p className="flex flex-wrap gap-2">
        <Tag tone={text.judgement === null ? "warning" : "success"}>
          {text.judgement === null ? t("unread") : t(`judgements.${text.judgement}`)}
        </Tag>
        {text.masked > 0 && <Tag tone="info">{t("maskedCount", { count: text.masked })}</Tag>}
      </p>
      {isOpen && (
        <Details summary={t("judgement")} open={text.judgement === null}>
          <JudgeForm
            key={`${text.source}-${text.judgement}`}
            {...ids}
            source={text.source}
            judgement={text.judgement}
            about={t("judgement")}
          />
        </Details>
      )}
    </div>
  );
}
