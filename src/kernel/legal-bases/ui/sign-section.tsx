import { useLocale, useTranslations } from "next-intl";
import { Timeline } from "@/ui/data/timeline";
import { Details } from "@/ui/data/details";
import { formatInstant } from "@/ui/i18n/formats";
import { MessagesFor } from "@/ui/i18n/messages-for";
import type { StandingRow } from "../contract";
import type { SignOffRow } from "../data/sign-offs";
import { RevokeForm, SignForm } from "./sign-forms";

interface SignSectionProps {
  readonly shown: StandingRow;
  readonly signOffs: readonly SignOffRow[];
  readonly maySign: boolean;
}

/** Who stands for the version, who has before, and the form for the one who may. */
export function SignSection({ shown, signOffs, maySign }: SignSectionProps) {
  const t = useTranslations("legalBases.sign");
  const locale = useLocale();
  const { code, version } = shown.facts;
  const live = signOffs.find((row) => row.version === version && row.revoked === null);
  const canSign = maySign && !live && shown.state !== "ended";
  return (
    <section className="grid gap-4">
      <h2 className="text-xl">{t("title")}</h2>
      {signOffs.length === 0 ? (
        <p>{t("none")}</p>
      ) : (
        <Timeline
          label={t("title")}
          events={signOffs.flatMap((row) => [
            ...(row.revoked
              ? [
                  {
                    key: `${row.id}-revoked`,
                    title: t("revokedVersion", { version: row.version }),
                    by: row.revoked.by,
                    when: formatInstant(row.revoked.at, locale),
                    dateTime: row.revoked.at.toISOString(),
                    children: <p className="whitespace-pre-line">{row.revoked.reason}</p>,
                  },
                ]
              : []),
            {
              key: row.id,
              title: t("signedVersion", { version: row.version }),
              by: row.by,
              when: formatInstant(row.at, locale),
              dateTime: row.at.toISOString(),
              children: <p className="whitespace-pre-line">{row.note}</p>,
            },
          ])}
        />
      )}
      <MessagesFor parts={["legalBases.sign", "legalBases.errors"]}>
        {canSign && <SignForm code={code} version={version} />}
        {maySign && live && (
          <Details summary={t("revoke")}>
            <RevokeForm signOffId={live.id} />
          </Details>
        )}
      </MessagesFor>
      {!maySign && !live && <p className="text-muted">{t("whoSigns")}</p>}
    </section>
  );
}
