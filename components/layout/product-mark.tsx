/** The name of the portal with its sign: a path that rises in steps. */
export function ProductMark() {
  return (
    <span className="inline-flex items-center gap-2.5">
      <svg viewBox="0 0 24 24" className="size-6 shrink-0" fill="none" aria-hidden="true">
        <path d="M3 19.5h5.5v-6H14v-6h3.5" stroke="currentColor" strokeWidth="2.25" strokeLinejoin="round" />
        <circle cx="19.5" cy="6" r="2.75" fill="var(--color-focus-on-dark)" />
      </svg>
      <span className="text-lg font-semibold tracking-tight">Траектория</span>
    </span>
  );
}
