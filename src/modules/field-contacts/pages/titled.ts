import "server-only";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

type TitleKey = "list.title" | "form.newTitle" | "form.editTitle" | "page.title" | "policeGroups.title";

/** Titles say what kind of page it is, never whom it is about: they end up in histories and on shared screens. */
export function titled(key: TitleKey): () => Promise<Metadata> {
  return async () => ({ title: (await getTranslations("fieldContacts"))(key) });
}
