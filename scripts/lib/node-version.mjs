/** Pure. The sentence to refuse with, or null. Written for old Nodes too: it runs before anything else is loaded. */
export function nodeFault(version, needed = [20, 19]) {
  const [major, minor] = version.replace(/^v/, "").split(".").map(Number);
  if (major > needed[0] || (major === needed[0] && minor >= needed[1])) return null;
  return `Samlots needs Node ${needed.join(".")} or newer; this is Node ${version.replace(/^v/, "")}.`;
}
