// Builds and starts nothing: for an image, or for a machine that is prepared beforehand.
import { ensureBuilt, ensureGenerated } from "../lib/build.mjs";
import { reportAndExit } from "../lib/say.mjs";

try {
  await ensureGenerated();
  await ensureBuilt();
} catch (error) {
  reportAndExit(error);
}
