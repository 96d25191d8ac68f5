interface QuartileStripProps {
  /** The picture in one sentence; the same figures stand in the table around it. */
  summary: string;
  /** In percent, like the others; null where there is no own value. */
  own: number | null;
  lower: number;
  median: number;
  upper: number;
  /** End of the axis, which begins at zero. */
  max: number;
}

const WIDTH = 160;
const HEIGHT = 24;
const EDGE = 6;

/** One value against the quartiles of a group: a band for the middle half, a line for the median, a diamond for the value. */
export function QuartileStrip({ summary, own, lower, median, upper, max }: QuartileStripProps) {
  const at = (percent: number) => EDGE + (Math.min(percent, max) / max) * (WIDTH - 2 * EDGE);
  const middle = HEIGHT / 2;
  return (
    <svg
      role="img"
      aria-label={summary}
      viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
      width={WIDTH}
      height={HEIGHT}
      className="max-w-full"
    >
      <title>{summary}</title>
      <line x1={EDGE} x2={WIDTH - EDGE} y1={middle} y2={middle} className="stroke-line-strong" />
      <rect
        x={at(lower)}
        y={middle - 6}
        width={Math.max(at(upper) - at(lower), 1)}
        height={12}
        className="fill-brand-tint stroke-brand"
      />
      <line
        x1={at(median)}
        x2={at(median)}
        y1={middle - 8}
        y2={middle + 8}
        strokeWidth={2}
        className="stroke-brand"
      />
      {own === null ? null : (
        <path
          d={`M${String(at(own))},${String(middle - 6)}l6,6l-6,6l-6,-6z`}
          className="fill-ink stroke-surface"
          strokeWidth={1.5}
        />
      )}
    </svg>
  );
}
