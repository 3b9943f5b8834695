import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { DataTable } from "@/ui/data/table";
import { Tag } from "@/ui/data/tag";
import { formatDate } from "@/ui/i18n/formats";

/** A file as both lists show it. */
export interface ListedFile {
  readonly key: string;
  readonly personId: string | null;
  readonly caseNumbers: readonly string[];
  readonly unitNames?: readonly string[];
  readonly statute: string | null;
  readonly lastEntryOn: string | null;
  readonly disposableFrom: string | null;
  readonly disposeBy: string | null;
  readonly isLate?: boolean;
}

interface FileTableProps {
  readonly org: string;
  readonly caption: string;
  readonly files: readonly ListedFile[];
  readonly empty: string;
}

/** Files by case number, with the days that count and the rule they come from. No name is shown. */
export function FileTable({ org, caption, files, empty }: FileTableProps) {
  const t = useTranslations("retention.columns");
  const o = useTranslations("retention.overview");
  const locale = useLocale();
  const day = (value: string | null) => (value === null ? "" : formatDate(value, locale));
  return (
    <DataTable
      caption={caption}
      hideCaption
      rows={files}
      rowKey={({ key }) => key}
      empty={empty}
      columns={[
        { key: "cases", head: t("cases"), cell: (file) => <FileName org={org} file={file} /> },
        { key: "unit", head: t("unit"), cell: ({ unitNames }) => unitNames?.join(", ") ?? "" },
        { key: "last", head: t("lastEntry"), cell: ({ lastEntryOn }) => day(lastEntryOn) },
        { key: "from", head: t("from"), cell: ({ disposableFrom }) => day(disposableFrom) },
        {
          key: "by",
          head: t("by"),
          cell: ({ disposeBy, isLate }) =>
            isLate ? <Tag tone="danger">{`${o("late")} ${day(disposeBy)}`}</Tag> : day(disposeBy),
        },
        { key: "rule", head: t("rule"), cell: ({ statute }) => statute ?? "" },
      ]}
    />
  );
}

function FileName({ org, file }: { readonly org: string; readonly file: ListedFile }) {
  const t = useTranslations("retention.columns");
  const name = file.caseNumbers.length > 0 ? file.caseNumbers.join(", ") : t("noCase");
  if (file.personId === null) return name;
  return (
    <Link href={`/${org}/persons/${file.personId}`} prefetch={false} className="inline-flex min-h-control items-center">
      {name}
    </Link>
  );
}
