import "server-only";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { seedUri, spacedSeed } from "../second-factor";
import { SeedSquare } from "./seed-square";

/** How to put a seed into an authenticator app: the square, the key as text, and (children) the field for the first code. */
export async function SeedSetup({ seed, email, children }: { seed: string; email: string; children: ReactNode }) {
  const t = await getTranslations("identity.secondFactor");
  return (
    <ol className="grid list-decimal gap-5 pl-5">
      <li>
        <p className="mb-2">{t("stepScan")}</p>
        <SeedSquare text={seedUri(seed, email)} label={t("qr")} />
        <p className="mt-2">
          {t("stepType")} <code className="tabular font-semibold break-words">{spacedSeed(seed)}</code>
        </p>
      </li>
      <li>
        <p className="mb-2">{t("stepCode")}</p>
        {children}
      </li>
    </ol>
  );
}
