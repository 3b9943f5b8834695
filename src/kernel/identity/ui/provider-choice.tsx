import { useTranslations } from "next-intl";
import { Button } from "@/ui/button";
import { Select } from "@/ui/form/fields";
import type { SignInProvider } from "../sign-in/providers";

/** With more buttons than this, one says first where one works. */
const MOST_BUTTONS = 4;

interface ProviderChoiceProps {
  readonly providers: readonly SignInProvider[];
  /** The authority chosen in the address, unchecked. */
  readonly authority: string | undefined;
  readonly next: string;
}

/** Signing in through the own organisation's identity provider. */
export function ProviderChoice({ providers, authority, next }: ProviderChoiceProps) {
  const t = useTranslations("identity.signIn");
  if (providers.length === 0) return null;
  const many = providers.length > MOST_BUTTONS;
  const shown = many ? providers.filter(({ tenantId }) => tenantId === authority) : providers;
  const tenants = [...new Map(providers.map(({ tenantId, tenantName }) => [tenantId, tenantName]))];
  return (
    <section aria-labelledby="other-ways" className="grid gap-4 border-t border-line pt-6">
      <h2 id="other-ways" className="text-lg">
        {t("otherWays")}
      </h2>
      {many && (
        <form method="get" action="/sign-in" className="grid gap-3">
          {next && <input type="hidden" name="next" value={next} />}
          <Select
            name="authority"
            label={t("authority")}
            empty={t("authorityEmpty")}
            defaultValue={authority ?? ""}
            options={tenants.map(([value, label]) => ({ value, label }))}
          />
          <div>
            <Button type="submit">{t("authoritySubmit")}</Button>
          </div>
        </form>
      )}
      {shown.map(({ id, label, tenantName }) => (
        <form key={id} method="post" action={`/api/auth/signin/${id}`}>
          {next && <input type="hidden" name="next" value={next} />}
          <Button type="submit" wide>
            {many || tenants.length === 1
              ? t("withProvider", { label })
              : t("withProviderAt", { label, tenant: tenantName })}
          </Button>
        </form>
      ))}
    </section>
  );
}
