// What a run has measured, as a table a person reads.
import os from "node:os";
import { say } from "../say.mjs";
import { median, quantile } from "./visitor.mjs";

/** Each request against the empty page, the bare server and itself over more data. */
export function report(runs) {
  const of = (scale, name) => runs.find((run) => run.scale === scale && run.target.name === name);
  const ratio = (value) => value.toFixed(2);
  const kb = (value) => (value / 1024).toFixed(1);
  say(
    "\n| запрос | к пустой странице | к голому серверу | p95 к пустой | операторов страницы (всех, обменов) | буферов страницы (рамки) | КБ (сжато) | 80× к 1× |",
  );
  say("| --- | --- | --- | --- | --- | --- | --- | --- |");
  for (const { scale, target, times, bare, recording } of runs) {
    if (scale !== "1") continue;
    const empty = of("1", "пустая страница");
    const large = of("80", target.name);
    const { counted } = recording;
    const grown = large?.recording.counted;
    say(
      `| ${target.name} | ${ratio(median(empty.times) / median(times))} | ${ratio(median(bare) / median(times))} | ${ratio(quantile(times, 0.95) / quantile(empty.times, 0.95))} | ${counted.page} (${counted.all}, ${counted.trips}) | ${counted.buffers} (${counted.frameBuffers}); 80×: ${grown ? `${grown.buffers} (${grown.frameBuffers})` : "–"} | ${kb(counted.bytes)} (${kb(counted.packed)}) | ${large ? ratio(median(large.times) / median(times)) : "–"} |`,
    );
  }
  wideReport(runs);
  if (process.argv.includes("--detail")) detail(runs);
  const empty = of("1", "пустая страница");
  say(
    `\nПустая страница: медиана ${median(empty.times).toFixed(1)} мс на этой машине (${os.cpus().length} ядра).`,
  );
}

/** The same in a region of 42,400 schools, against the demonstration's. */
function wideReport(runs) {
  for (const { target, times, recording } of runs.filter(({ scale }) => scale === "wide")) {
    const small = runs.find(({ scale, target: { name } }) => scale === "1" && name === target.name);
    const [page, before] = [recording.counted, small.recording.counted];
    say(
      `${target.name}, 42 400 школ в регионе: ${(median(times) / median(small.times)).toFixed(2)} времени; операторов ${page.page} (${before.page}), буферов ${page.buffers} (${before.buffers})`,
    );
  }
}

/** Where the buffers go: every statement of every request. */
function detail(runs) {
  for (const { scale, target, recording } of runs) {
    say(`\n${target.name}, ${scale}×: буферы по операторам`);
    for (const { text, frame, buffers } of recording.counted.statements) {
      const line = text.replaceAll(/\s+/g, " ").slice(0, 150);
      say(`  ${String(buffers).padStart(6)} ${frame ? "рамка" : "     "} ${line}`);
    }
  }
}
