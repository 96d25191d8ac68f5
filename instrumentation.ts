/** Called by scripts/commands/serve.mjs when the last request has been answered. */
const holder = globalThis as typeof globalThis & { portalEnd?: () => Promise<void> };

/** Before the first request: a server that could show somebody else's data, or none at all, does not start. */
export async function register(): Promise<void> {
  // eslint-disable-next-line no-restricted-properties -- the bundler drops the branch for the edge by this very expression
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const [{ refuseUnsafeStart }, { closeDatabase }] = await Promise.all([
    import("@/lib/core/db/start-check"),
    import("@/lib/core/db/client"),
  ]);
  await refuseUnsafeStart();
  holder.portalEnd = closeDatabase;
}
