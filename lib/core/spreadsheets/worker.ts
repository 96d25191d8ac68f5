import { parentPort, workerData } from "node:worker_threads";

import { AppError } from "../errors.ts";
import { readWorkbook } from "./read-workbook.ts";
import { refusals } from "./refusals.ts";
import type { ReadWorkbook, SheetLimits } from "./types.ts";

/*
 * The thread a file is read in: started by read-sheets.ts, one for each file. Node runs it as it lies here, so its
 * imports carry extensions and no alias.
 */

export interface ReadingTask {
  bytes: Uint8Array;
  name: string;
  limits: SheetLimits;
}

export type ReadingReply = { workbook: ReadWorkbook } | { refusal: string };

const { bytes, name, limits } = workerData as ReadingTask;

let reply: ReadingReply;
try {
  reply = { workbook: await readWorkbook(bytes, name, limits) };
} catch (error) {
  // What a reader did not expect is a file that is not what it says it is.
  reply = { refusal: (error instanceof AppError ? error : refusals.damaged()).message };
}
parentPort?.postMessage(reply);
