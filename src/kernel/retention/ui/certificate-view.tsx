import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/ui/data/table";
import { Details } from "@/ui/data/details";
import { SummaryList } from "@/ui/data/summary-list";
import { formatDate, formatInstant } from "@/ui/i18n/formats";
import type { Certificate } from "../contract";

/** What was let go, by whom and on which rules: for print. Holds nobody whose file it was. */
export function CertificateView({ certificate, hash }: { readonly certificate: Certificate; readonly hash: string }) {
  const t = useTranslations("retention.certificate");
  const roles = useTranslations("identity.roles");
  const locale = useLocale();
  const who = ({ by, role, at }: Certificate["proposed"]) =>
    t("who", {
      name: by,
      role: roles(role as Parameters<typeof roles>[0]),
      when: formatInstant(new Date(at), locale),
    });
  const { rules } = certificate;
  return (
    <article className="grid gap-6 card p-5" aria-labelledby="certificate">
      <h2 id="certificate" className="text-2xl">
        {t("title")}
      </h2>
      <SummaryList
        rows={[
          { key: "authority", label: t("authority"), value: certificate.authority },
          { key: "unit", label: t("unit"), value: certificate.unit ?? t("whole") },
          { key: "proposed", label: t("proposed"), value: who(certificate.proposed) },
          { key: "approved", label: t("approved"), value: who(certificate.approved) },
          { key: "finished", label: t("finished"), value: formatInstant(new Date(certificate.finishedAt), locale) },
          { key: "files", label: t("files"), value: certificate.files },
          { key: "leftOut", label: t("leftOut"), value: certificate.leftOut },
        ]}
      />
      <section className="grid gap-2">
        <h3 className="text-lg">{t("rules")}</h3>
        <ul className="grid max-w-reading gap-1">
          {rules.map((rule) => (
            <li key={rule.code}>
              {t("ruleText", {
                ...{ statute: rule.statute, version: rule.version, name: rule.signedBy ?? "", count: rule.files },
                when: rule.signedOn === null ? "" : formatDate(rule.signedOn, locale),
              })}
            </li>
          ))}
        </ul>
      </section>
      <DataTable
        caption={t("rows")}
        rows={Object.entries(certificate.rows).sort(([a], [b]) => a.localeCompare(b))}
        rowKey={([table]) => table}
        empty=""
        columns={[
          { key: "table", head: t("table"), cell: ([table]) => table },
          { key: "count", head: t("count"), numeric: true, cell: ([, count]) => count },
        ]}
      />
      <section className="grid gap-2">
        <h3 className="text-lg">{t("hash")}</h3>
        <p className="tabular text-sm break-all">{hash}</p>
        <p className="text-muted">{t("hashText")}</p>
      </section>
      <Details summary={t("prints")}>
        <p className="text-muted">{t("printsText")}</p>
        <ul className="tabular text-sm break-all">
          {certificate.prints.map((print, at) => (
            <li key={`${at}-${print}`}>{print}</li>
          ))}
        </ul>
      </Details>
    </article>
  );
}
