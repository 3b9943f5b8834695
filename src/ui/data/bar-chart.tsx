import { useTranslations } from "next-intl";
import { useId } from "react";
import { Details } from "./details";

/** One bar: `value` >= 0 in the chart's unit, `text` the same as it is read ("31,5 %"). */
export interface Bar {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  readonly text: string;
}

interface BarChartProps {
  readonly title: string;
  /** The finding in words: what a person who cannot see the bars needs to know. */
  readonly summary: string;
  readonly bars: readonly Bar[];
  /** Full length; the highest value when left out. Give 1 for shares. */
  readonly scaleTo?: number;
  /** Heads of the table. */
  readonly categoryHead?: string;
  readonly valueHead?: string;
}

const ROW = 52;
const BAR = 18;

/**
 * Bars that lie down, drawn on the server, in hundredths of the width so that words keep their size on phones. No
 * script, prints, and every bar carries its own words and figure, so that
 * nothing hangs on colour. The same figures stand in a table below.
 */
export function BarChart({ title, summary, bars, scaleTo, categoryHead, valueHead }: BarChartProps) {
  const t = useTranslations("ui.chart");
  const id = useId();
  const full = Math.max(scaleTo ?? 0, ...bars.map(({ value }) => value)) || 1;
  return (
    <figure className="grid max-w-reading gap-2">
      <figcaption className="font-semibold">{title}</figcaption>
      <p>{summary}</p>
      <svg
        role="img"
        aria-labelledby={`${id}-title ${id}-text`}
        width="100%"
        height={bars.length * ROW}
        className="overflow-visible"
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-text`}>{summary}</desc>
        {bars.map(({ key, label, value, text }, at) => (
          <svg key={key} y={at * ROW} width="100%" height={ROW} className="overflow-visible text-base">
            <text x={0} y={17} className="fill-ink">
              {label}
            </text>
            <text x="100%" y={17} textAnchor="end" className="tabular fill-ink font-semibold">
              {text}
            </text>
            <rect y={25} width="100%" height={BAR} rx={3} className="fill-sunken" />
            <rect y={25} width={`${(Math.max(value, 0) / full) * 100}%`} height={BAR} rx={3} className="fill-accent" />
          </svg>
        ))}
      </svg>
      <Details summary={t("asTable")}>
        <table className="w-full border-collapse text-left">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr className="border-b border-edge">
              <th scope="col" className="py-1.5 pr-4">
                {categoryHead ?? t("category")}
              </th>
              <th scope="col" className="py-1.5 text-right">
                {valueHead ?? t("value")}
              </th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ key, label, text }) => (
              <tr key={key} className="border-b border-line">
                <th scope="row" className="py-1.5 pr-4 font-normal">
                  {label}
                </th>
                <td className="py-1.5 text-right">{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Details>
    </figure>
  );
}
