import { Badge } from "@/components/ui/badge";
import { countsText, shareText } from "@/lib/modules/results/labels";
import { looksLow } from "@/lib/modules/results/rules";
import type { ResultFigures } from "@/lib/modules/results/types";

interface ResultFigureProps {
  figures: ResultFigures | undefined;
  doubted?: boolean;
  /** For wide tables: shares alone, «н/п». */
  short?: boolean;
  /** The counts stand in a column of their own. */
  withoutCounts?: boolean;
}

/** One result: a share with its counts, or in words which kind of nothing it is. Low ones are framed and named. */
export function ResultFigure({
  figures,
  doubted = false,
  short = false,
  withoutCounts = short,
}: ResultFigureProps) {
  const share = shareText(figures);
  if (figures?.state !== "value") {
    const gap = figures?.state !== "not_applicable";
    return (
      <span className={gap ? "text-xs font-medium text-warning" : "text-xs text-muted"}>
        {short && figures?.state === "not_applicable" ? (
          <abbr title={share} className="no-underline">
            н/п
          </abbr>
        ) : (
          share
        )}
      </span>
    );
  }
  const low = looksLow(figures);
  return (
    <span className="inline-block whitespace-nowrap">
      {low ? (
        <Badge tone="danger" className="border-danger! text-sm! font-semibold">
          {share}
          <span className="sr-only"> — низкий результат</span>
        </Badge>
      ) : (
        <span className="tabular-nums">{share}</span>
      )}
      {doubted ? (
        <abbr title="объективность под сомнением" className="ml-1 text-warning no-underline">
          ⚑<span className="sr-only"> объективность под сомнением</span>
        </abbr>
      ) : null}
      <span className={withoutCounts ? "sr-only" : "block text-xs text-muted tabular-nums"}>
        {" "}
        {countsText(figures)}
      </span>
    </span>
  );
}
