import { join } from "node:path";
import { Worker } from "node:worker_threads";

import { AppError } from "@/lib/core/errors";

import { DEFAULT_LIMITS } from "./limits";
import { refusals } from "./refusals";
import type { ReadWorkbook, SheetLimits } from "./types";
import type { ReadingReply, ReadingTask } from "./worker";

/** A file a person has sent. */
export interface SheetFile {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

const LONGEST_MS = 30_000;
const AT_ONCE = 2;
const MOST_WAITING = 10;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Reads a table (.xlsx, .ods, .csv) in a thread of its own with a limit of memory and time: whatever the file holds, the
 * portal goes on. Two files at a time. The bytes of the file are taken over: they are empty afterwards.
 *
 * @throws AppError INVALID with one sentence and the cure when the file is unfit, RATE_LIMITED when too many wait.
 */
export async function readSheets(file: SheetFile, limits: Partial<SheetLimits> = {}): Promise<ReadWorkbook> {
  await takeTurn();
  try {
    const reply = await readInThread({ ...file, limits: { ...DEFAULT_LIMITS, ...limits } });
    if ("refusal" in reply) throw new AppError("INVALID", reply.refusal);
    return reply.workbook;
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

async function takeTurn(): Promise<void> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING) throw refusals.busy();
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  running += 1;
}

function readInThread(task: ReadingTask): Promise<ReadingReply> {
  const worker = new Worker(join(process.cwd(), "lib", "core", "spreadsheets", "worker.ts"), {
    workerData: task,
    transferList: [task.bytes.buffer as ArrayBuffer],
    resourceLimits: {
      maxOldGenerationSizeMb: task.limits.memory,
      maxYoungGenerationSizeMb: 32,
      stackSizeMb: 4,
    },
    execArgv: [],
    env: {},
    stdout: true,
    stderr: true,
  });
  return new Promise<ReadingReply>((resolve, reject) => {
    const late = setTimeout(() => {
      reject(refusals.slow());
      void worker.terminate();
    }, LONGEST_MS);
    const settle = (end: () => void) => {
      clearTimeout(late);
      end();
    };
    worker.once("message", (reply: ReadingReply) => {
      settle(() => {
        resolve(reply);
      });
    });
    // Out of the memory it may take; anything else is a mistake of ours.
    worker.once("error", (error: Error & { code?: string }) => {
      settle(() => {
        reject(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? refusals.tooMuchInside() : error);
      });
    });
    worker.once("exit", () => {
      settle(() => {
        reject(refusals.tooMuchInside());
      });
    });
  });
}
