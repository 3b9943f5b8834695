import "server-only";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

/** Titles name the page, never a person: they stand in histories and on shared screens. */
async function titled(part: "search" | "register" | "page" | "duplicatesPage" | "mergePage"): Promise<Metadata> {
  const t = await getTranslations("persons");
  return { title: t(`${part}.title`) };
}

export const searchTitle = () => titled("search");
export const registerTitle = () => titled("register");
export const personTitle = () => titled("page");
export const duplicatesTitle = () => titled("duplicatesPage");
export const mergeTitle = () => titled("mergePage");
