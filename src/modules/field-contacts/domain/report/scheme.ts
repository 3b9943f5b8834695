import { ageLine, configuredLine, type Dimension, type Line, measureLines, sexLine } from "./lines";
import type { PublishedFigures, Scheme } from "./publish";

/** Groups smaller than this are never shown by themselves. */
export const smallestShown = 5;

/** The places of an authority that figures are broken down by, as ids. All that are configured, in use or not. */
export interface Places {
  readonly districts: readonly string[];
  readonly policeGroups: readonly string[];
}

/** What is published, with the authority's own districts and police groups. */
export function schemeFor({ districts, policeGroups }: Places): Scheme {
  const dimensions = [
    ageLine,
    sexLine,
    configuredLine("district", districts),
    configuredLine("policeGroup", policeGroups),
  ];
  return { smallest: smallestShown, lines: measureLines, dimensions };
}

/** The line of a dimension as published figures hold it: with the places there were when they were settled. */
export function dimensionLine(id: Dimension, figures: PublishedFigures): Line {
  if (id === "age") return ageLine;
  if (id === "sex") return sexLine;
  const rest = `${id}.none`;
  const cells = (figures.lines[id] ?? []).flatMap((block) => block.cells).filter((cell) => cell !== rest);
  return configuredLine(
    id,
    cells.map((cell) => cell.slice(id.length + 1)),
  );
}
