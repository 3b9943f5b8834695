/**
 * Optional packages that the lock file names but does not hold. npm writes such a lock when the registry at hand lacks
 * the half of a native package that is for another system; `npm ci` then refuses it, there or here. Pure.
 *
 * @param {{ packages: Record<string, { optionalDependencies?: Record<string, string> }> }} lock package-lock.json
 * @returns {string[]} "name (wanted by place)"
 */
export function lockGaps(lock) {
  const gaps = [];
  for (const [place, entry] of Object.entries(lock.packages)) {
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      if (!foldersAbove(place).some((folder) => lock.packages[`${folder}node_modules/${name}`])) {
        gaps.push(`${name} (wanted by ${place || "the project"})`);
      }
    }
  }
  return gaps;
}

/** Entries without a checksum, which npm would install unchecked. Pure. */
export function uncheckedPackages(lock) {
  return Object.entries(lock.packages)
    .filter(([place, entry]) => place !== "" && !entry.integrity && !entry.link && !entry.inBundle)
    .map(([place]) => place);
}

/** "node_modules/a/node_modules/b" -> itself, then "node_modules/a", then the project. */
function foldersAbove(place) {
  const folders = [];
  for (let folder = place; folder !== ""; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    folders.push(`${folder}/`);
    if (!folder.includes("/node_modules/")) break;
  }
  return [...folders, ""];
}
