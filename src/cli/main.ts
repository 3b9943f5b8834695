/**
 * The operator's command line: `npm run -s samlots -- COMMAND`. Every command that touches a register acts as a named
 * user and passes the same gate as the browser. Exit codes: 0 done, 1 could not be done, 2 the words were wrong.
 */
import { disconnect } from "@/kernel/identity";
import { EnvironmentUnsafe } from "@/platform/env";
import { accounts } from "./accounts";
import { auditExport, auditSeal, auditStatus } from "./audit";
import type { Command, Terminal } from "./command";
import { importFieldContacts, reportFieldContacts } from "./field-contacts";
import { reportPublished } from "./field-contacts-published";
import { rotateKeys } from "./keys";
import { Refusal } from "./refusal";

const commands: readonly Command[] = [
  ...[accounts, importFieldContacts, reportFieldContacts, reportPublished],
  ...[auditStatus, auditSeal, auditExport, rotateKeys],
];

const terminal: Terminal = {
  out: (text) => console.log(text),
  bytes: (file) => process.stdout.write(file),
  say: (text) => console.error(text),
};

process.exitCode = await main(process.argv.slice(2));

async function main(words: readonly string[]): Promise<number> {
  try {
    return await run(words);
  } catch (fault) {
    const sentence = sentenceOf(fault);
    if (sentence === null) throw fault;
    terminal.say(sentence);
    return fault instanceof Refusal ? fault.exitCode : 2;
  } finally {
    await disconnect();
  }
}

function run(words: readonly string[]): Promise<number> {
  if (words.length === 0 || words[0] === "--help" || words[0] === "help") {
    terminal.out(usage());
    return Promise.resolve(words.length === 0 ? 2 : 0);
  }
  const command = commands.find((one) => one.words.every((word, at) => words[at] === word));
  if (!command)
    throw new Refusal(`There is no command "${words.slice(0, 2).join(" ")}". Try: npm run -s samlots -- help`);
  return command.run(words.slice(command.words.length), terminal);
}

/** What the person at the terminal is told; null for a fault that is ours. */
function sentenceOf(fault: unknown): string | null {
  if (fault instanceof Refusal || fault instanceof EnvironmentUnsafe) return fault.message;
  const code = fault instanceof Error && "code" in fault ? fault.code : null;
  // node:util's own words about unknown and incomplete options are good sentences.
  return typeof code === "string" && code.startsWith("ERR_PARSE_ARGS") ? (fault as Error).message : null;
}

function usage(): string {
  return ["usage: npm run -s samlots -- COMMAND", "", ...commands.map((command) => `  ${command.usage}`)].join("\n");
}
