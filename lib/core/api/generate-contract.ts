/** Writes what the browser's client needs of the router: methods and paths. Run by the scripts before a build. */
import { mkdirSync, writeFileSync } from "node:fs";

import { minifyContractRouter } from "@orpc/contract";

import { router } from "@/lib/modules/router";

const folder = new URL("./generated/", import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL("contract.json", folder), JSON.stringify(minifyContractRouter(router)));
