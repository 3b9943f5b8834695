import { useLocale, useTranslations } from "next-intl";
import { wordsOfAct } from "../../organisations";
import { DataTable } from "@/ui/data/table";
import { formatDate, formatTime } from "@/ui/i18n/formats";
import type { ReadLine } from "../contract";

interface LinesProps {
  readonly caption: string;
  readonly lines: readonly ReadLine[];
  readonly empty: string;
}

/** Who did what, when, in which role: a line for each day, hand and act. */
export function LinesTable({ caption, lines, empty }: LinesProps) {
  const t = useTranslations("ownReport.lines");
  return (
    <DataTable
      caption={caption}
      hideCaption
      rows={lines}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        { key: "when", head: t("when"), cell: (line) => <When line={line} /> },
        { key: "who", head: t("who"), cell: (line) => <Who line={line} /> },
        { key: "what", head: t("what"), cell: (line) => <What act={line.act} /> },
        { key: "data", head: t("data"), cell: (line) => <Data what={line.what} /> },
        { key: "case", head: t("case"), cell: ({ caseNumber }) => caseNumber ?? "" },
        { key: "seal", head: t("seal"), numeric: true, cell: ({ checkpoint }) => checkpoint ?? t("notSealed") },
      ]}
    />
  );
}

function When({ line }: { readonly line: ReadLine }) {
  const t = useTranslations("ownReport.lines");
  const locale = useLocale();
  const [from, to] = [formatTime(line.from, locale), formatTime(line.to, locale)];
  return (
    <>
      <time dateTime={line.from.toISOString()}>
        {formatDate(line.from, locale)} {from === to ? from : `${from}–${to}`}
      </time>
      {line.times > 1 && <span className="block text-muted">{t("times", { count: line.times })}</span>}
    </>
  );
}

function Who({ line }: { readonly line: ReadLine }) {
  const t = useTranslations("ownReport.lines");
  const roles = useTranslations("identity.roles");
  if (line.role === null) return <>{t("system")}</>;
  const about = { role: roles(line.role), unit: line.unit ?? "" };
  return <>{line.staff === null ? t("staffless", about) : t("staff", { ...about, name: line.staff })}</>;
}

function What({ act }: { readonly act: string }) {
  const t = useTranslations("acts");
  const key = wordsOfAct(act);
  return <>{t.has(key) ? t(key) : act}</>;
}

function Data({ what }: { readonly what: readonly string[] }) {
  const t = useTranslations("ownReport.what");
  return <>{what.map((word) => t(word as Parameters<typeof t>[0])).join(", ")}</>;
}
