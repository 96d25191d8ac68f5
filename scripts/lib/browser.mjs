import fs from "node:fs";
import path from "node:path";
import { root } from "./paths.mjs";
import { run, tail } from "./processes.mjs";
import { PlainFailure, say, step } from "./say.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

function onPath(name) {
  for (const folder of (process.env.PATH ?? "").split(path.delimiter).concat("/usr/bin", "/snap/bin")) {
    const file = path.join(folder, name);
    if (folder && fs.existsSync(file)) return file;
  }
  return null;
}

async function ofPlaywright() {
  const { chromium } = await import("@playwright/test");
  const file = chromium.executablePath();
  return file && fs.existsSync(file) ? file : null;
}

async function find() {
  const named = process.env.PLAYWRIGHT_CHROMIUM;
  if (named) {
    if (fs.existsSync(named)) return named;
    throw new PlainFailure(
      `В PLAYWRIGHT_CHROMIUM указан файл ${named}, которого нет: исправьте путь к браузеру.`,
    );
  }
  return NAMES.map(onPath).find(Boolean) ?? (await ofPlaywright());
}

/** A browser for the tests: the machine's own, else one installed now. Returns the path of its program. */
export async function ensureBrowser() {
  const found = await find();
  if (found) return found;
  say("Браузера нет: установка Chromium…");
  const attempts = [];
  await step("Установка браузера", async () => {
    if (process.getuid?.() === 0 && onPath("apt-get")) {
      const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
      attempts.push(await run("apt-get", ["update"], { env }));
      attempts.push(await run("apt-get", ["install", "-y", "chromium"], { env }));
      if (await find()) return;
    }
    const cli = path.join(root, "node_modules", "@playwright", "test", "cli.js");
    attempts.push(await run(process.execPath, [cli, "install", "--with-deps", "chromium"], { cwd: root }));
  });
  const installed = await find();
  if (installed) return installed;
  throw new PlainFailure(
    "Браузер для проверок не установился: поставьте Chromium и укажите путь к нему в PLAYWRIGHT_CHROMIUM.",
    attempts.map((attempt) => tail(attempt.output, 6)).join("\n"),
  );
}
