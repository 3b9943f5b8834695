import { Refusal } from "./say.mjs";

export const START_USAGE = `npm start -- [--port N] [--fresh] [--no-demo]
  --port N    listen on port N (3000)
  --fresh     begin with an empty embedded database
  --no-demo   no demo town: a first-run page makes the first administrator`;

/** Reads the options of `npm start`. Pure. */
export function startOptions(words) {
  const options = { port: 3000, fresh: false, noDemo: false, help: false };
  for (let index = 0; index < words.length; index += 1) {
    const [name, inline] = words[index].split(/=(.*)/s);
    if (name === "--port") options.port = portNumber(inline ?? words[++index]);
    else if (name === "--fresh") options.fresh = true;
    else if (name === "--no-demo") options.noDemo = true;
    else if (name === "--help" || name === "-h") options.help = true;
    else throw new Refusal(`There is no option ${words[index]}.\n${START_USAGE}`);
  }
  return options;
}

function portNumber(text) {
  const port = /^\d{1,5}$/.test(text ?? "") ? Number(text) : NaN;
  if (port >= 1 && port <= 65_535) return port;
  throw new Refusal("--port wants a number from 1 to 65535.");
}
