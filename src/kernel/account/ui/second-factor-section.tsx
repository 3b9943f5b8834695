import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import { formatDate } from "@/ui/i18n/formats";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { SeedSetup } from "../../identity";
import type { OwnAccount } from "../data";
import { BeginSecondFactorForm, ConfirmSecondFactorForm, TurnOffSecondFactorForm } from "./account-forms";

/** The second factor in its three states: off, begun, on. */
export async function SecondFactorSection({ account }: { account: OwnAccount }) {
  const t = await getTranslations("account.secondFactor");
  const locale = await getLocale();
  const { credential, secondFactorSince, begunSeed } = account;
  return (
    <MessagesFor parts={["account.secondFactor", "account.errors", "identity.secondFactor"]}>
      {secondFactorSince ? (
        <>
          <p>{t("on", { date: formatDate(secondFactorSince, locale) })}</p>
          {credential.secondFactorRequired ? <p>{t("required")}</p> : <TurnOffSecondFactorForm />}
        </>
      ) : begunSeed ? (
        <SeedSetup seed={begunSeed} email={account.email}>
          <ConfirmSecondFactorForm />
        </SeedSetup>
      ) : (
        <>
          <p>{t("off")}</p>
          <BeginSecondFactorForm />
        </>
      )}
    </MessagesFor>
  );
}
