import path from "node:path";
import { fileURLToPath } from "node:url";
import { ensureInstalled } from "./install.mjs";
import { continueUnderNode24 } from "./node24.mjs";
import { dataDir } from "./paths.mjs";
import { reportAndExit } from "./say.mjs";
import { readSecretFiles } from "./secret-files.mjs";

/**
 * Start of every command of package.json. Up to here only what Node 20 has by itself may be imported; the command
 * proper runs under Node 24 with all packages.
 */
export async function launch(command) {
  process.env.PORTAL_STARTED_AT ??= String(Date.now());
  try {
    readSecretFiles();
    process.env.PORTAL_FILES_DIR ||= path.join(dataDir, "files");
    // An image holds its packages and can install none.
    if (!process.env.PORTAL_IMAGE) await ensureInstalled();
    await continueUnderNode24(
      fileURLToPath(new URL(`../commands/${command}.mjs`, import.meta.url)),
      process.argv.slice(2),
    );
  } catch (error) {
    reportAndExit(error);
  }
}
