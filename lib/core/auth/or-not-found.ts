import { notFound } from "next/navigation";

import { AppError } from "@/lib/core/errors";

/** For pages: what is absent, foreign or not permitted answers the same 404, in the page and in its title. */
export async function orNotFound<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError && (error.code === "NOT_FOUND" || error.code === "FORBIDDEN")) notFound();
    throw error;
  }
}
