/**
 * Lets a program of ours outside Next (command line, seed, bench) import the doors of the house: they say `server-only`,
 * which throws unless the `react-server` condition is set. That condition would give us a React without hooks, and the
 * doors also lead to screens, so `server-only` itself is answered instead.
 */
import { register } from "node:module";

const hook = `
export async function resolve(specifier, context, next) {
  if (specifier === "server-only") return { url: "data:text/javascript,export{}", shortCircuit: true };
  return next(specifier, context);
}`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);
