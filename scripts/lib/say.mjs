/**
 * What the scripts print: plain lines that read well in a terminal, a log file and a CI page alike.
 * An expected failure is a `Refusal`: its message is the one sentence the operator needs, without a stack.
 */

export class Refusal extends Error {
  /** @param {string} sentence what is wrong and what to do about it */
  constructor(sentence, options) {
    super(sentence, options);
    this.name = "Refusal";
  }
}

/** Progress lines go to stderr when a script's stdout is data (JSON), which is what `quietStdout` switches on. */
let stream = process.stdout;

export function progressToStderr() {
  stream = process.stderr;
}

export function say(line = "") {
  stream.write(`${line}\n`);
}

/** "0.4 s", "12 s", "3 min 5 s" */
export function duration(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/**
 * Runs one long step and shows that it is alive: a line when it begins, one every ten seconds, one when it ends.
 * Nothing is redrawn, so it works without a terminal.
 */
export async function step(label, work) {
  const begun = Date.now();
  say(`… ${label}`);
  const pulse = setInterval(() => say(`… ${label}: ${duration(Date.now() - begun)}`), 10_000);
  pulse.unref();
  try {
    const result = await work();
    say(`✓ ${label} (${duration(Date.now() - begun)})`);
    return result;
  } finally {
    clearInterval(pulse);
  }
}

/** Runs a script's main function; ends the process with 1 and one sentence when it refuses. */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    if (error instanceof Refusal) process.stderr.write(`\nSamlots: ${error.message}\n`);
    else process.stderr.write(`\nSamlots stopped on something unexpected.\n${error?.stack ?? error}\n`);
    process.exitCode = 1;
  }
}
