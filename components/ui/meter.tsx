import { cn } from "./class-names";

interface MeterProps {
  /** What is counted, e.g. the name of the measure. */
  label: string;
  value: number;
  max: number;
  /** The same in words, shown beside the bar: «18 из 29». */
  text: string;
  tone?: "brand" | "warning" | "danger";
  hideLabel?: boolean;
}

const fill = { brand: "bg-brand", warning: "bg-accent", danger: "bg-danger" } as const;

/** How much of a known whole is done. The words carry the meaning, the bar only repeats them. */
export function Meter({ label, value, max, text, tone = "brand", hideLabel = false }: MeterProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <div className="min-w-24">
      <div className="flex flex-wrap justify-between gap-x-3 text-sm">
        <span className={cn(hideLabel && "sr-only")}>{label}</span>
        <span className="text-ink-2 tabular-nums">{text}</span>
      </div>
      <div aria-hidden="true" className="mt-1 h-1.5 overflow-hidden rounded-full bg-sunken">
        <div className={cn("h-full rounded-full", fill[tone])} style={{ width: `${String(share * 100)}%` }} />
      </div>
    </div>
  );
}
