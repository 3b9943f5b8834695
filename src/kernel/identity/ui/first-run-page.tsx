import "server-only";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { isEmpty } from "../found-tenant";
import { FirstRunForm } from "./first-run-form";

export async function firstRunMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identity.firstRun"))("title") };
}

/** Makes the first authority and its administrator. Once there is one, there is no such page. */
export async function FirstRunPage() {
  if (!(await isEmpty())) notFound();
  const t = await getTranslations("identity.firstRun");
  return (
    <div className="grid max-w-field gap-6">
      <h1 className="text-2xl">{t("title")}</h1>
      <p>{t("text")}</p>
      <MessagesFor parts={["identity.firstRun", "identity.errors", "identity.kinds"]}>
        <FirstRunForm />
      </MessagesFor>
    </div>
  );
}
