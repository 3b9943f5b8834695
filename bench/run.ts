/**
 * `npm run bench`: each act through the gate against the one SQL statement it stands for, interleaved in one run on one
 * machine, at 10 k, 100 k and 1 M contacts over 20 tenants. Only ratios are printed: absolute times are the machine's.
 * `npm run bench -- 10000 100000` measures other sizes, `--act=board` only acts with that in their name; `--write` puts the tables into docs/performance.md.
 */
import { readFileSync, writeFileSync } from "node:fs";
import pg from "pg";
import { openHouse } from "../tests/support/house";
import { actsOn, type Act } from "./acts";
import { fill, foundTenants, TENANTS } from "./fill";
import { median, run, type Run } from "./measure";
import { countStatements } from "./statements";

const REPEATS = 5;
const SECONDS = 1.5;
const LANES = [1, 16] as const;

interface Cell {
  readonly act: string;
  readonly size: number;
  readonly lanes: number;
  readonly ours: Run;
  readonly raw: Run;
}

const words = process.argv.slice(2);
const only = words.find((word) => word.startsWith("--act="))?.slice("--act=".length) ?? "";
const sizes = words.filter((word) => /^\d+$/.test(word)).map(Number);

const house = await openHouse({ own: true });
const pool = new pg.Pool({ connectionString: house.adminUrl, max: 16 });
try {
  const tenants = await foundTenants(house);
  const [measured] = tenants;
  if (!measured) throw new Error("no tenants");
  const cells: Cell[] = [];
  const statements = new Map<string, number>();
  for (const size of sizes.length > 0 ? sizes : [10_000, 100_000, 1_000_000]) {
    say(`filling up to ${size} contacts`);
    await fill(house, tenants, Math.ceil(size / TENANTS));
    const cases = await house.rows<{ id: string }>(
      "select id from case_record where tenant_id = $1 order by id limit 5000",
      [measured.unit.tenant.id],
    );
    const acts = actsOn(
      house,
      pool,
      measured,
      cases.map(({ id }) => id),
    );
    for (const act of acts.filter(({ name }) => name.includes(only))) {
      statements.set(act.name, await countStatements(act.ours));
      for (const lanes of LANES) cells.push({ act: act.name, size, lanes, ...(await interleaved(act, lanes)) });
      say(`measured: ${act.name} at ${size}`);
    }
  }
  const text = tables(cells, statements);
  console.log(text);
  if (words.includes("--write")) writeInto("docs/performance.md", text);
} finally {
  await pool.end();
  await house.close();
}

/** Both ways turn about, the order reversed every second time, so that a slow minute hits both. */
async function interleaved(act: Act, lanes: number): Promise<{ ours: Run; raw: Run }> {
  const ours: Run[] = [];
  const raw: Run[] = [];
  await run(act.ours, lanes, SECONDS / 3);
  await run(act.raw, lanes, SECONDS / 3);
  for (let at = 0; at < REPEATS; at += 1) {
    const once = {
      ours: () => run(act.ours, lanes, SECONDS).then((done) => ours.push(done)),
      raw: () => run(act.raw, lanes, SECONDS).then((done) => raw.push(done)),
    };
    await (at % 2 === 0 ? once.ours() : once.raw());
    await (at % 2 === 0 ? once.raw() : once.ours());
  }
  return { ours: median(ours), raw: median(raw) };
}

function tables(cells: readonly Cell[], statements: ReadonlyMap<string, number>): string {
  const smallest = Math.min(...cells.map(({ size }) => size));
  const lines = cells.map(({ act, size, lanes, ours, raw }) => {
    const first = cells.find((cell) => cell.act === act && cell.lanes === lanes && cell.size === smallest);
    const growth = (ours.p95 / (first?.ours.p95 ?? ours.p95)).toFixed(1);
    const rawGrowth = (raw.p95 / (first?.raw.p95 ?? raw.p95)).toFixed(1);
    const ratio = (ours.perSecond / raw.perSecond).toPrecision(2);
    return `| ${act} | ${size.toLocaleString("en")} | ${lanes} | ${ratio} | ${(ours.p95 / raw.p95).toFixed(1)} | ${growth} | ${rawGrowth} | ${statements.get(act)} |`;
  });
  return [
    "| act | contacts | at once | throughput, ours / raw | p95, ours / raw | ours: p95 against the smallest | raw: the same | statements |",
    "| --- | --: | --: | --: | --: | --: | --: | --: |",
    ...lines,
  ].join("\n");
}

function writeInto(file: string, text: string): void {
  const page = readFileSync(file, "utf8");
  writeFileSync(
    file,
    page.replace(/<!-- bench -->[\s\S]*<!-- \/bench -->/, `<!-- bench -->\n\n${text}\n\n<!-- /bench -->`),
  );
}

function say(text: string): void {
  console.error(text);
}
