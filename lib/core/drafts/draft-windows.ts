/**
 * Two windows of one person may edit one record. Each holds a named lock of the browser while it lives;
 * edits of a window whose lock is gone are taken over by the next one that opens the record.
 */
const PREFIX = "trajectory-drafts:";

/** Holds the lock of a window until the returned function is called or the page goes. */
export function holdWindow(id: string): () => void {
  if (!("locks" in navigator)) return () => undefined;
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  void navigator.locks.request(PREFIX + id, () => held);
  return release;
}

/** Windows that are open now, in this browser. */
export async function liveWindows(): Promise<ReadonlySet<string>> {
  if (!("locks" in navigator)) return new Set();
  const { held = [] } = await navigator.locks.query();
  const names = held.map((lock) => lock.name ?? "").filter((name) => name.startsWith(PREFIX));
  return new Set(names.map((name) => name.slice(PREFIX.length)));
}
