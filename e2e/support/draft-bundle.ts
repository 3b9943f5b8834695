import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

const folder = path.resolve(import.meta.dirname, "../../src/kernel/drafts/client");

/** The parts that speak to the frame of the page or the service worker: the harness stands in for those. */
const left = ["half-keeper.ts", "send-all.ts", "wipe.ts"];

/**
 * The browser's own code of drafts on the device as one script, which leaves `draftModules` on the window it runs in. The
 * same files as the product's, translated and nothing more.
 */
export function draftBundle(): string {
  const files = readdirSync(folder).filter((name) => /^[\w-]+\.ts$/.test(name) && !left.includes(name));
  const modules = files.map((name) => {
    const source = readFileSync(path.join(folder, name), "utf8");
    const { outputText } = ts.transpileModule(source, {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, verbatimModuleSyntax: false },
    });
    return `${JSON.stringify(`./${name.slice(0, -3)}`)}: function (exports, require) {\n${outputText}\n}`;
  });
  return `(() => {
    const made = {}, makers = {${modules.join(",\n")}};
    const require = (name) => {
      if (!made[name]) makers[name]((made[name] = {}), require);
      return made[name];
    };
    globalThis.draftModules = { ...require("./device-drafts"), ...require("./database"), ...require("./draft-rows") };
  })();`;
}
