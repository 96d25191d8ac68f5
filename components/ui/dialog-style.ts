/** The veil scrolls, not the sheet: at 200 % a tall dialog stays reachable to its last button. */
export const overlayClass = "fixed inset-0 z-40 grid overflow-y-auto bg-ink/45 p-3 sm:p-6";

export const sheetClass =
  "m-auto w-full min-w-0 animate-enter rounded-lg bg-surface text-ink shadow-overlay outline-none";
