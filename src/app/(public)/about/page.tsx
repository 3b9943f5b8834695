import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { listAccessibilityContacts, type AccessibilityContact } from "@/kernel/identity";
import { Banner } from "@/ui/banner";
import { PageHeader } from "@/ui/layout/page-header";

// Where Digg takes reports under 10 § of the act (2018:1937) on accessibility of digital public services.
const DIGG_REPORT = "https://www.digg.se/tdosanmalan";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("app.about");
  return { title: t("title") };
}

/** What Samlots is, and the accessibility statement that every public service must have. */
export default async function AboutPage() {
  return <About contacts={await listAccessibilityContacts()} />;
}

function About({ contacts }: { contacts: readonly AccessibilityContact[] }) {
  const t = useTranslations("app.about");
  return (
    <div className="grid max-w-reading gap-10">
      <div>
        <PageHeader title={t("title")} />
        <p className="text-lg">{t("lead")}</p>
      </div>
      <section className="grid gap-3">
        <h2 className="text-xl">{t("whatTitle")}</h2>
        <ul className="grid list-disc gap-2 pl-5 marker:text-accent">
          <li>{t("whatContacts")}</li>
          <li>{t("whatGroups")}</li>
          <li>{t("whatSecrecy")}</li>
        </ul>
      </section>
      <section className="grid gap-3">
        <h2 className="text-xl">{t("whoTitle")}</h2>
        <p>{t("whoText")}</p>
      </section>
      <AccessibilityStatement contacts={contacts} />
    </div>
  );
}

/** Tillgänglighetsredogörelse: the parts that DIGG's model text has (lag 2018:1937, 13 §). */
function AccessibilityStatement({ contacts }: { contacts: readonly AccessibilityContact[] }) {
  const t = useTranslations("app.about");
  return (
    <section id="accessibility" className="grid gap-3">
      <h2 className="text-xl">{t("accessTitle")}</h2>
      <Banner tone="info" title={t("accessDraft")}>
        {t("accessDraftText")}
      </Banner>
      <p>{t("accessIntro")}</p>
      <h3 className="mt-3 text-lg">{t("accessHowTitle")}</h3>
      <p>{t("accessHowText")}</p>
      <h3 className="mt-3 text-lg">{t("accessKnownTitle")}</h3>
      <ul className="grid list-disc gap-2 pl-5 marker:text-accent">
        <li>{t("accessKnownReaders")}</li>
        <li>{t("accessKnownPlain")}</li>
      </ul>
      <h3 className="mt-3 text-lg">{t("accessTestTitle")}</h3>
      <p>{t("accessTestText")}</p>
      <h3 className="mt-3 text-lg">{t("accessReportTitle")}</h3>
      <p>{t("accessReportText")}</p>
      {contacts.length > 0 && (
        <ul aria-label={t("accessContacts")} className="grid list-disc gap-2 pl-5 marker:text-accent">
          {contacts.map(({ authority, contact }) => (
            <li key={`${authority} ${contact}`}>
              {authority}: <a href={`mailto:${contact}`}>{contact}</a>
            </li>
          ))}
        </ul>
      )}
      <h3 className="mt-3 text-lg">{t("accessSupervisionTitle")}</h3>
      <p>{t.rich("accessSupervisionText", { link: (words) => <a href={DIGG_REPORT}>{words}</a> })}</p>
    </section>
  );
}
