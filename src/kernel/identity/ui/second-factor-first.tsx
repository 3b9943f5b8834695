import "server-only";
import { getTranslations } from "next-intl/server";
import { Button } from "@/ui/button";
import { ErrorSummary } from "@/ui/form/error-summary";
import { SeedSetup } from "./seed-setup";
import { CodeField } from "./sign-in-forms";

interface SecondFactorFirstProps {
  /** The seed, once it has been made. */
  readonly seed: string | null;
  readonly email: string;
  readonly wrongCode: boolean;
}

/** The enrolment a tenant requires before anything else. */
export async function SecondFactorFirst({ seed, email, wrongCode }: SecondFactorFirstProps) {
  const t = await getTranslations("identity.secondFactor");
  const error = wrongCode ? t("wrongCode") : undefined;
  return (
    <>
      <h1 className="text-2xl">{seed ? t("setupTitle") : t("requiredTitle")}</h1>
      <form method="post" action="/api/session/second-factor" noValidate className="grid gap-5">
        {error && <ErrorSummary formId="sign-in" problems={[{ name: "code", text: error }]} attempt={1} />}
        {seed ? (
          <SeedSetup seed={seed} email={email}>
            <CodeField label={t("code")} error={error} />
          </SeedSetup>
        ) : (
          <p>{t("requiredText")}</p>
        )}
        <div>
          <Button type="submit" variant="primary" wide>
            {seed ? t("confirm") : t("begin")}
          </Button>
        </div>
      </form>
    </>
  );
}
