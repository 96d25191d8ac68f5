import { isReady } from "@/lib/core/db/readiness";

/** The database answers and is not older than this build: the portal can serve people. */
export async function GET(): Promise<Response> {
  const ready = await isReady();
  return Response.json(
    { status: ready ? "ok" : "unavailable" },
    { status: ready ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
