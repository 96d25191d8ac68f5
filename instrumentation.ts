/** Before the first request: a server that could show somebody else's data, or none at all, does not start. */
export async function register(): Promise<void> {
  // eslint-disable-next-line no-restricted-properties -- the bundler drops the branch for the edge by this very expression
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { refuseUnsafeStart } = await import("@/lib/core/db/start-check");
  await refuseUnsafeStart();
}
