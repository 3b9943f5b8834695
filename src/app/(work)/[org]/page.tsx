import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { showStart } from "@/kernel/account";
import { currentEntry, page } from "@/kernel/gate";
import type { Principal } from "@/kernel/identity";
import { NextIcon } from "@/ui/icons";
import { PageHeader } from "@/ui/layout/page-header";
import { waysOn } from "./ways-on";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identity.start"))("title") };
}

export default page({
  view: showStart,
  input: () => ({}),
  render: (_value, { principal }) => <Start principal={principal} />,
});

/** Who one is here, and the ways on. */
async function Start({ principal }: { principal: Principal }) {
  const t = await getTranslations("identity");
  const translate = await getTranslations();
  const entry = await currentEntry();
  const ways = waysOn(principal, entry?.state === "active" && entry.alongside === true);
  const plain = t(`roles.${principal.role}`);
  const role = principal.onDuty ? t("roleOnDuty", { role: plain }) : plain;
  return (
    <>
      <PageHeader
        title={t("start.greeting", { name: principal.displayName })}
        about={t("start.as", { role, unit: principal.unitName })}
      />
      {ways.length === 0 ? (
        <p>{t("start.nothing")}</p>
      ) : (
        <nav aria-labelledby="ways-on" className="grid max-w-reading gap-3">
          <h2 id="ways-on" className="text-lg">
            {t("start.waysOn")}
          </h2>
          <ul className="grid gap-2">
            {ways.map(({ label, path }) => (
              <li key={path}>
                <Link
                  href={`/${principal.tenantSlug}/${path}`}
                  className="flex min-h-row items-center justify-between gap-3 card px-4 font-semibold no-underline"
                >
                  {translate(label as Parameters<typeof translate>[0])}
                  <NextIcon />
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>
  );
}
