/** `npm run build`: what production runs, in `.next/standalone` (docs/operations.md). */
import { ensureBuild } from "./lib/build.mjs";
import { ensureClient } from "./lib/generate.mjs";
import { ensureDependencies } from "./lib/install.mjs";
import { runMain, say } from "./lib/say.mjs";

await runMain(async () => {
  await ensureDependencies();
  await ensureClient();
  await ensureBuild();
  say("Built: .next/standalone (start it with: node server.js)");
});
