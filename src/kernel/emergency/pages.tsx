import "server-only";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "../gate";
import { NoticeScreen } from "./ui/notice-screen";
import { OpeningScreen } from "./ui/opening-screen";
import { RuleScreen } from "./ui/rule-screen";
import { StartScreen } from "./ui/start-screen";
import { emergencyStart, openingNotice, showOpening, showRule } from "./views";

const openingOf = ({ params }: { readonly params: Readonly<Record<string, string>> }) => ({
  openingId: params["openingId"],
});

/** /[org]/emergency */
export const emergencyPage = page({
  view: emergencyStart,
  input: () => ({}),
  render: (start, { principal }) => <StartScreen org={principal.tenantSlug} start={start} />,
});

/** /[org]/emergency/[openingId] */
export const openingPage = page({
  view: showOpening,
  input: openingOf,
  render: (shown, { principal }) => <OpeningScreen org={principal.tenantSlug} shown={shown} />,
});

/** /[org]/emergency/notices/[openingId] */
export const openingNoticePage = page({
  view: openingNotice,
  input: openingOf,
  render: (notice) => <NoticeScreen notice={notice} />,
});

/** /[org]/administration/emergency */
export const emergencyRulePage = page({
  view: showRule,
  input: () => ({}),
  render: ({ rule, today }, { principal }) => <RuleScreen org={principal.tenantSlug} rule={rule} today={today} />,
});

/** The title of a page, from the catalogue only. */
const titled = (title: "start" | "opening" | "notice" | "rule") => async (): Promise<Metadata> => ({
  title: (await getTranslations("emergency.titles"))(title),
});

export const emergencyTitle = titled("start");
export const openingTitle = titled("opening");
export const openingNoticeTitle = titled("notice");
export const emergencyRuleTitle = titled("rule");
