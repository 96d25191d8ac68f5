interface ProgressProps {
  /** What is being done: «Загружаем файл». */
  label: string;
  /** Per cent done; absent while it cannot be known. */
  percent?: number;
  /** The same in words: «1 240 из 4 000 строк». */
  text?: string;
}

/** Long work that goes on; the words are shown as well as the bar. */
export function Progress({ label, percent, text }: ProgressProps) {
  return (
    <div>
      <div className="flex flex-wrap justify-between gap-x-3 text-sm">
        <span>{label}</span>
        {text ? <span className="text-ink-2 tabular-nums">{text}</span> : null}
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuetext={text}
        className="mt-1 h-2 overflow-hidden rounded-full bg-sunken"
      >
        <div
          className={percent === undefined ? "h-full w-1/3 animate-pulse bg-brand" : "h-full bg-brand"}
          style={percent === undefined ? undefined : { width: `${String(percent)}%` }}
        />
      </div>
    </div>
  );
}
