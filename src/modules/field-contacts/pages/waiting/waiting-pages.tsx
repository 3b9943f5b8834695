import "server-only";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "@/kernel/gate";
import { NeedsScreen } from "../../ui/waiting/needs-screen";
import { NightScreen } from "../../ui/waiting/night-screen";
import { needsWithoutService, nightList } from "../../views/waiting";

function titled(key: "night.title" | "needs.title"): () => Promise<Metadata> {
  return async () => ({ title: (await getTranslations("fieldWaiting"))(key) });
}

export const nightMetadata = titled("night.title");
/** /[org]/field-contacts/night */
export const nightPage = page({
  view: nightList,
  input: ({ search }) => ({ night: search["night"] ?? null }),
  render: (value, { principal }) => <NightScreen org={principal.tenantSlug} unitName={principal.unitName} {...value} />,
});

export const needsMetadata = titled("needs.title");
/** /[org]/field-contacts/needs */
export const needsPage = page({
  view: needsWithoutService,
  input: () => ({}),
  render: (value, { principal }) => <NeedsScreen unitName={principal.unitName} {...value} />,
});
