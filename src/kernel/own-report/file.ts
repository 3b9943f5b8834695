import "server-only";
import { strToU8, zipSync } from "fflate";
import { getLocale, getTranslations } from "next-intl/server";
import { formatInstant } from "@/ui/i18n/formats";
import { localeFrom, type Locale } from "@/ui/i18n/locale";
import type { OutgoingFile } from "../gate";
import { wordsOfAct } from "../organisations";
import type { AccessPack, ReadLine } from "./contract";
import { columnWords, tableWords, unmasked, valueWords, type WordBook } from "./ui/pack-words";

/** The words a pack is written with. */
interface Words {
  readonly t: WordBook;
  readonly acts: WordBook;
  readonly roles: WordBook;
  readonly locale: Locale;
}

/**
 * The pack as a file: a page to read and print, and the same for a machine (GDPR art. 15.3). Made while it is sent, never
 * stored. Its name says nothing of whom it is about.
 */
export async function packFile(pack: AccessPack): Promise<OutgoingFile> {
  const words: Words = {
    t: (await getTranslations("ownReport")) as unknown as WordBook,
    acts: (await getTranslations("acts")) as unknown as WordBook,
    roles: (await getTranslations("identity.roles")) as unknown as WordBook,
    locale: localeFrom(await getLocale()),
  };
  const { sections, report } = pack;
  const files = {
    "uppgifter.html": strToU8(pageOf(pack, words)),
    "uppgifter.json": strToU8(
      JSON.stringify(
        {
          sections: plain(sections, words),
          log: report.done,
          refused: report.refused,
          emergencies: report.emergencies,
          releases: report.releases,
        },
        null,
        2,
      ),
    ),
  };
  return {
    body: zipSync(files),
    contentType: "application/zip",
    fileName: `registerutdrag-${pack.madeAt.toISOString().slice(0, 10)}.zip`,
  };
}

/** Sections without the house's own marks. */
function plain(sections: AccessPack["sections"], { t }: Words) {
  return sections.map(({ table, entries }) => ({
    section: tableWords(t, table),
    entries: entries.map(({ facts, texts }) => ({
      facts: facts.map(({ column, value, kind }) => ({
        [columnWords(t, column)]: kind === "yes" || kind === "no" ? kind : value,
      })),
      texts: texts.map(({ text }) => unmasked(t, text)),
    })),
  }));
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const html = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

const STYLE = `body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}
td,th{border-bottom:1px solid #999;padding:.3rem .5rem;text-align:left;vertical-align:top}article{margin:1rem 0;break-inside:avoid}p{white-space:pre-line}`;

function pageOf(pack: AccessPack, words: Words): string {
  const { t, locale } = words;
  const title = t("pack.fileTitle", { authority: pack.authorityName });
  const who = pack.isProtected
    ? t("report.protectedName")
    : [pack.name, pack.number ?? pack.identifier].filter(Boolean).join(", ");
  const sections = pack.sections.map(({ table, entries }) => {
    const parts = entries.map(({ facts, texts }) => {
      const rows = facts.map(
        (fact) => `<tr><th>${html(columnWords(t, fact.column))}</th><td>${html(valueWords(t, fact, locale))}</td></tr>`,
      );
      const read = texts.map(({ text }) => `<p>${html(unmasked(t, text))}</p>`);
      return `<article>${rows.length > 0 ? `<table>${rows.join("")}</table>` : ""}${read.join("")}</article>`;
    });
    return `<section><h2>${html(tableWords(t, table))}</h2>${parts.join("")}</section>`;
  });
  const log = [
    ["report.emergency", pack.report.emergencies],
    ["report.refused", pack.report.refused],
    ["report.done", pack.report.done],
  ] as const;
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${html(t("pack.title"))}</title><style>${STYLE}</style></head><body>
<h1>${html(title)}</h1><p>${html(who)}</p><p>${html(formatInstant(pack.report.madeAt, locale))}</p>
${sections.join("\n")}
${log.map(([key, lines]) => `<section><h2>${html(t(key))}</h2>${linesTable(lines, words)}</section>`).join("\n")}
<p>${html(t("pack.fileRights"))}</p></body></html>`;
}

function linesTable(lines: readonly ReadLine[], { t, acts, roles, locale }: Words): string {
  const rows = lines.map((line) => {
    const key = wordsOfAct(line.act);
    const who = [line.staff, line.role === null ? null : roles(line.role), line.unit].filter(Boolean).join(", ");
    const cells = [
      formatInstant(line.from, locale),
      who,
      acts.has(key) ? acts(key) : line.act,
      line.what.map((word) => t(`what.${word}`)).join(", "),
    ];
    return `<tr>${cells.map((cell) => `<td>${html(cell)}</td>`).join("")}</tr>`;
  });
  const heads = ["when", "who", "what", "data"].map((head) => `<th>${html(t(`lines.${head}`))}</th>`);
  return `<table><thead><tr>${heads.join("")}</tr></thead><tbody>${rows.join("")}</tbody></table>`;
}
