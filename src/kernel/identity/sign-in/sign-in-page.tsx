import "server-only";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { env } from "@/platform/env";
import { Banner } from "@/ui/banner";
import { sameSitePath } from "@/ui/same-site-path";
import { isEmpty } from "../found-tenant";
import { keptSignIn } from "./pending-cookie";
import { listProviders } from "./providers";
import { tenantNames } from "./candidates";
import { DemoSignIns } from "../ui/demo-sign-ins";
import { faultOf } from "../ui/sign-in-fault";
import { CodeForm, PasswordForm, TenantForm } from "../ui/sign-in-forms";
import { ProviderChoice } from "../ui/provider-choice";

interface PageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** After a refused attempt the title says so first, as the error summary does on pages with script. */
export async function signInMetadata({ searchParams }: PageProps): Promise<Metadata> {
  const title = (await getTranslations("identity.signIn"))("title");
  const isRefused = (await searchParams)["fault"] !== undefined;
  return { title: isRefused ? `${(await getTranslations("ui.form"))("titlePrefix")} ${title}` : title };
}

/** Signing in: address and password, then whatever is missing; or the own organisation's way. Plain forms, no script needed. */
export async function SignInPage({ searchParams }: PageProps) {
  const search = textsOf(await searchParams);
  const kept = await keptSignIn(await cookies());
  const next = sameSitePath(search["next"], new URL(env().NEXTAUTH_URL).host) ?? "";
  const fault = await faultOf(search);
  const step = kept?.accounts ? search["step"] : undefined;
  if (step === "code") return <CodeForm next={next} fault={fault} />;
  if (step === "chooseTenant" && kept?.accounts) {
    const tenants = await tenantNames(kept.accounts.map(({ tenantId }) => tenantId));
    return <TenantForm next={next} tenants={tenants} />;
  }
  if (await isEmpty()) redirect("/first-run");
  const t = await getTranslations("identity.signIn");
  return (
    <div className="grid max-w-field gap-8">
      <div className="grid gap-5">
        <h1 className="text-2xl">{t("title")}</h1>
        {!fault && search["ended"] === "1" && (
          <Banner tone="info" title={t("ended")}>
            {t("endedText")}
          </Banner>
        )}
        {!fault && search["ended"] === "2" && (
          <Banner tone="success" title={t("signedOut")}>
            {t("signedOutText")}
          </Banner>
        )}
        <PasswordForm next={next} fault={fault} email={kept?.email ?? ""} />
      </div>
      <ProviderChoice providers={await listProviders()} authority={search["authority"]} next={next} />
      {env().SAMLOTS_DEMO && <DemoSignIns />}
    </div>
  );
}

function textsOf(search: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(search).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
