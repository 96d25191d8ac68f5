/**
 * Calls back once when the process that started this one has gone: npm told to stop ends its shell only, and an older
 * Node that handed over to this one may be killed. Not for a start by hand, which may well outlive its terminal.
 */
export function whenParentGoes(onGone) {
  process.on("disconnect", onGone);
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, 500);
  timer.unref();
}
