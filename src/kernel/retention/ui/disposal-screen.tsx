import { useLocale, useTranslations } from "next-intl";
import { Banner } from "@/ui/banner";
import { SummaryList } from "@/ui/data/summary-list";
import { formatInstant } from "@/ui/i18n/formats";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import type { ShownDisposal } from "../views";
import { CertificateView } from "./certificate-view";
import { CarryOutForm, DecideForm } from "./disposal-forms";
import { FileTable } from "./file-table";

/** One proposal: what is in it, the decision, the erasing, and the certificate in the end. */
export function DisposalScreen({ org, disposal }: { readonly org: string; readonly disposal: ShownDisposal }) {
  const t = useTranslations("retention.disposal");
  const locale = useLocale();
  const { certificate, decision, files } = disposal;
  return (
    <div className="grid gap-8">
      <PageHeader title={t("title")} back={{ href: `/${org}/retention`, label: t("back") }} />
      {certificate !== null && <CertificateView certificate={certificate} hash={disposal.certificateHash ?? ""} />}
      {certificate === null && (
        <SummaryList
          rows={[
            {
              key: "by",
              label: t("proposedBy"),
              value: `${disposal.proposedByName}, ${formatInstant(disposal.proposedAt, locale)}`,
            },
            { key: "unit", label: t("unit"), value: disposal.unitName ?? t("whole") },
          ]}
        />
      )}
      {decision === "declined" && <Banner tone="info" title={t("declinedText")} />}
      {certificate === null && decision !== "declined" && (
        <section className="grid gap-3" aria-labelledby="files">
          <h2 id="files" className="text-xl">
            {t("files")}
          </h2>
          <p className="max-w-reading text-muted">{t("filesText")}</p>
          <FileTable
            org={org}
            caption={t("files")}
            files={files.map((file) => ({ ...file, key: file.id }))}
            empty={t("empty")}
          />
        </section>
      )}
      <MessagesFor parts={["retention"]}>
        {decision === null && (
          <section className="grid gap-3" aria-labelledby="decide">
            <h2 id="decide" className="text-xl">
              {t("decide")}
            </h2>
            <DecideForm disposalId={disposal.id} version={disposal.version} isOwn={disposal.isOwn} />
          </section>
        )}
        {decision === "approved" && certificate === null && (
          <CarryOutForm key={files.length} disposalId={disposal.id} left={files.length} />
        )}
      </MessagesFor>
    </div>
  );
}
