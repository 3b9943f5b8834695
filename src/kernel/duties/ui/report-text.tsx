import { useTranslations } from "next-intl";
import { SummaryList, type SummaryRow } from "@/ui/data/summary-list";
import type { ConcernReport, LvmNotification } from "../contract";
import { FilledInFacts } from "./filled-in";

/** What a report says, to be read: each duty in its own words. */
export function ReportText({ report }: { report: ConcernReport | LvmNotification }) {
  const t = useTranslations("duties.form");
  return (
    <div className="grid gap-4">
      <FilledInFacts filledIn={report} />
      {report.correction !== null && (
        <SummaryList rows={[{ key: "correction", label: t("correctionRead"), value: report.correction }]} />
      )}
      {report.kind === "concernReport" ? <ConcernText report={report} /> : <LvmText report={report} />}
    </div>
  );
}

const row = (key: string, label: string, value: string | null): SummaryRow[] =>
  value === null ? [] : [{ key, label, value: <span dir="auto">{value}</span> }];

function ConcernText({ report }: { report: ConcernReport }) {
  const t = useTranslations("duties.form");
  const c = useTranslations("duties.concern");
  const words = c(`words.${report.wordsOf}`);
  return (
    <SummaryList
      rows={[
        ...row("whyYoung", c("whyYoungRead"), report.whyYoung),
        ...row("observed", c("observed"), report.observed),
        ...row("words", c("wordsOf"), report.saidBy === null ? words : `${words}: ${report.saidBy}`),
        ...row("danger", t("immediateDanger"), withText(t(`yesNo.${report.immediateDanger}`), report.danger)),
        ...row(
          "guardians",
          c("guardiansInformed"),
          withText(t(`yesNo.${report.guardiansInformed}`), report.whyNotInformed),
        ),
        ...row("siblings", c("siblings"), withText(t(`yesNo.${report.siblings}`), report.siblingsKnown)),
        ...row("reporter", c("reporterDangerRead"), report.reporterDanger),
      ]}
    />
  );
}

function LvmText({ report }: { report: LvmNotification }) {
  const t = useTranslations("duties.form");
  const l = useTranslations("duties.lvm");
  return (
    <SummaryList
      rows={[
        ...row("whyAdult", l("whyAdultRead"), report.whyAdult),
        ...row("substances", l("substances"), report.substances.map((one) => l(`substance.${one}`)).join("\n")),
        ...row("observed", l("observed"), report.observed),
        ...row("risks", l("risks"), report.risks.map((one) => l(`risk.${one}`)).join("\n")),
        ...row(
          "voluntary",
          l("voluntaryCare"),
          withText(l(`voluntary.${report.voluntaryCare}`), report.voluntaryCareKnown),
        ),
        ...row("danger", t("immediateDanger"), withText(t(`yesNo.${report.immediateDanger}`), report.danger)),
        ...row("informed", l("personInformed"), withText(t(`yesNo.${report.personInformed}`), report.whyNotInformed)),
      ]}
    />
  );
}

const withText = (answer: string, text: string | null) => (text === null ? answer : `${answer}. ${text}`);
