import "server-only";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "@/kernel/gate";
import { ServicesScreen } from "../../ui/chain/services-screen";
import { serviceConfiguration } from "../../views/chain";

export async function servicesMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("fieldChain.services"))("title") };
}

/** /[org]/field-contacts/services */
export const servicesPage = page({
  view: serviceConfiguration,
  input: () => ({}),
  render: (value) => <ServicesScreen {...value} />,
});
