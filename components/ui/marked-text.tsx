import type { TextPiece } from "@/lib/core/format/marked-text";

/** A text with the words that were sought marked in it. */
export function MarkedText({ pieces }: { pieces: readonly TextPiece[] }) {
  return pieces.map(({ text, hit }, at) =>
    hit ? (
      <mark key={at} className="rounded-sm bg-warning-tint px-0.5 text-ink">
        {text}
      </mark>
    ) : (
      text
    ),
  );
}
