/** `npm start`: everything from an empty checkout to a served application. See scripts/lib/start-samlots.mjs. */
import { nodeFault } from "./lib/node-version.mjs";

const fault = nodeFault(process.version);
if (fault) {
  process.stderr.write(`${fault}\n`);
  process.exitCode = 1;
} else {
  const { runMain } = await import("./lib/say.mjs");
  const { startSamlots } = await import("./lib/start-samlots.mjs");
  await runMain(() => startSamlots(process.argv.slice(2)));
}
