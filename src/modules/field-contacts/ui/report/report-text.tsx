import { useLocale, useTranslations } from "next-intl";
import { Details } from "@/ui/data/details";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { formatInstant } from "@/ui/i18n/formats";
import type { TextVersion } from "../../data/report/report-texts";
import { emptyText, type ReportSection, type ReportText } from "../../domain/report/sections";
import { ReportTextForm } from "./report-text-form";
import { SignReportForm } from "./sign-report-form";

/** The editor's comments, each under its heading. Headings without a comment are left out. */
export function ReportTextShown({ text, sections }: { text: ReportText; sections: readonly ReportSection[] }) {
  const t = useTranslations("fieldReport.text.sections");
  return sections
    .filter((section) => text[section] !== "")
    .map((section) => (
      <section key={section} className="grid max-w-reading gap-1">
        <h2 className="text-xl">{t(section)}</h2>
        <p className="whitespace-pre-wrap">{text[section]}</p>
      </section>
    ));
}

/** Every signed version: who, when and why. */
export function VersionList(props: { versions: readonly TextVersion[]; names: ReadonlyMap<string, string> }) {
  const t = useTranslations("fieldReport.page");
  const locale = useLocale();
  const signed = props.versions.filter(({ signedAt }) => signedAt !== null);
  if (signed.length === 0) return null;
  return (
    <section className="grid gap-1">
      <h2 className="text-xl">{t("versions")}</h2>
      <ol className="grid gap-1">
        {signed.map(({ id, number, signedAt, signedBy, reason }) => (
          <li key={id}>
            {t("version", {
              number: String(number),
              when: signedAt ? formatInstant(signedAt, locale) : "",
              name: props.names.get(signedBy ?? "") ?? "",
            })}
            {reason && <p className="text-muted">{t("versionReason", { reason })}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** For the head of the unit: write, save, sign. Folded away while there is nothing to do. */
export function ReportTextEditor(props: {
  period: string;
  draft: TextVersion | null;
  signed: TextVersion | null;
  names: ReadonlyMap<string, string>;
  hasFigures: boolean;
}) {
  const { period, draft, signed, names, hasFigures } = props;
  const t = useTranslations("fieldReport.text");
  const locale = useLocale();
  const version = draft?.version ?? 0;
  return (
    <section className="grid gap-4" data-print="hide" aria-labelledby="report-text">
      <h2 id="report-text" className="text-xl">
        {t("title")}
      </h2>
      <p className="max-w-reading text-muted">{t("about")}</p>
      {draft && (
        <p className="text-sm text-muted">
          {t("savedBy", { when: formatInstant(draft.writtenAt, locale), name: names.get(draft.writtenBy) ?? "" })}
        </p>
      )}
      <MessagesFor parts={["fieldReport.text", "fieldReport.errors"]}>
        <Details summary={t("open")} open={signed === null}>
          <ReportTextForm
            key={`text-${version}`}
            period={period}
            version={version}
            text={draft?.text ?? signed?.text ?? emptyText}
            reason={signed ? (draft?.reason ?? "") : null}
          />
        </Details>
        {draft && hasFigures && (
          <SignReportForm key={`sign-${version}`} period={period} version={version} again={signed !== null} />
        )}
      </MessagesFor>
    </section>
  );
}
