import path from "node:path";
import { ensureBrowser } from "../lib/browser.mjs";
import { ensureGenerated, tools } from "../lib/build.mjs";
import { whenParentGoes } from "../lib/parent.mjs";
import { root } from "../lib/paths.mjs";
import { run, stopCommands, tail } from "../lib/processes.mjs";
import { duration, PlainFailure, reportAndExit, say } from "../lib/say.mjs";
import { lanes, lastStage } from "../lib/test-stages.mjs";

const total = { passed: 0, failed: 0 };
/** What the stages share: the finished build, the browser, what to put away at the end. */
const context = { cleanups: [], built: null, browser: null };

/** Keys of the stages to run: all, or those of `--only unit,integration`. */
function wantedKeys(args) {
  const known = [...lanes.flat(), lastStage].map((stage) => stage.key);
  const value = args[args.indexOf("--only") + 1];
  if (!args.includes("--only")) return new Set(known);
  const keys = (value ?? "").split(",").filter(Boolean);
  const unknown = keys.filter((key) => !known.includes(key));
  if (keys.length === 0 || unknown.length > 0) {
    throw new PlainFailure(`После --only укажите через запятую: ${known.join(", ")}.`);
  }
  const needsBuild = keys.some((key) => key === "e2e" || key === "production");
  return new Set(needsBuild ? [...keys, "build"] : keys);
}

/** Counts as a check only when it fails: the rest goes on and shows what else is wrong. */
async function prepare() {
  await ensureGenerated();
  // Types of pages and routes, which a fresh clone has not.
  const { code, output } = await run(process.execPath, [tools.next, "typegen"], { cwd: root });
  return { passed: 0, failed: code === 0 ? 0 : 1, output };
}

async function runStage({ name, work }) {
  const startedAt = Date.now();
  let result;
  try {
    result = await work(context);
  } catch (error) {
    const plain = error instanceof PlainFailure;
    const text = plain
      ? [error.details, error.message].filter(Boolean).join("\n")
      : String(error?.stack ?? error);
    result = { passed: 0, failed: 1, output: text };
  }
  total.passed += result.passed;
  total.failed += result.failed;
  const all = result.passed + result.failed;
  const counts = all > 1 ? `: ${result.passed} из ${all}` : "";
  if (interrupted) return;
  say(`${result.failed ? "✗" : "✓"} ${name}${counts} — ${duration(Date.now() - startedAt)}`);
  if (result.failed) say(`${tail(result.output, 150)}\n`);
}

async function runLane(stages, wanted) {
  for (const stage of stages) if (wanted.has(stage.key) && !interrupted) await runStage(stage);
}

let interrupted = false;
let cleaning = null;

function cleanUp() {
  cleaning ??= (async () => {
    for (const cleanup of context.cleanups.reverse()) {
      try {
        await cleanup();
      } catch (error) {
        process.stderr.write(`${error}\n`);
      }
    }
  })();
  return cleaning;
}

async function interrupt() {
  if (interrupted) return;
  interrupted = true;
  await stopCommands();
  await cleanUp();
  process.exit(130);
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void interrupt());
whenParentGoes(() => void interrupt());

async function main() {
  const startedAt = Date.now();
  const wanted = wantedKeys(process.argv.slice(2));
  await runStage({ name: "Подготовка", work: prepare });
  if (wanted.has("e2e")) context.browser = await ensureBrowser();
  say(`Проверки: ${path.basename(root)}`);
  await Promise.all(lanes.map((stages) => runLane(stages, wanted)));
  await runLane([lastStage], wanted);
  await cleanUp();
  if (interrupted) return;
  say(`\nВсего ${duration(Date.now() - startedAt)}`);
  say(`${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
}

main().catch(async (error) => {
  await cleanUp();
  reportAndExit(error);
});
