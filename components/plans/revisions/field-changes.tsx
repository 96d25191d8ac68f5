import type { FieldChange, WordSegment } from "@/lib/modules/plans/revisions/diff/types";

/** Fields that read otherwise: one text with marks, or before and after. Marks are lines as well as colours. */
export function FieldChanges({ changes }: { changes: readonly FieldChange[] }) {
  return (
    <dl className="space-y-2.5">
      {changes.map(({ label, before, after, words }) => (
        <div key={label}>
          <dt className="text-sm text-muted">{label}</dt>
          <dd className="max-w-[75ch] wrap-anywhere whitespace-pre-line">
            {words ? <Words segments={words} /> : <BeforeAfter before={before} after={after} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function BeforeAfter({ before, after }: { before: string; after: string }) {
  if (before === "") return <Added text={after} />;
  if (after === "") return <Removed text={before} />;
  return (
    <>
      <Removed text={before} /> <span aria-hidden="true">→</span> <Added text={after} />
    </>
  );
}

function Words({ segments }: { segments: readonly WordSegment[] }) {
  return segments.map(({ kind, text: words }, at) => {
    // The last word taken out has no space of its own before what came instead.
    const text = kind === "removed" && segments[at + 1]?.kind === "added" ? `${words.trimEnd()} ` : words;
    switch (kind) {
      case "same":
        return <span key={at}>{text}</span>;
      case "added":
        return <Added key={at} text={text} />;
      case "removed":
        return <Removed key={at} text={text} />;
    }
  });
}

function Added({ text }: { text: string }) {
  return (
    <ins className="bg-success-tint text-success decoration-1 underline-offset-2 print:bg-transparent">
      <span className="sr-only">добавлено: </span>
      {text}
    </ins>
  );
}

function Removed({ text }: { text: string }) {
  return (
    <del className="bg-danger-tint text-danger print:bg-transparent">
      <span className="sr-only">убрано: </span>
      {text}
    </del>
  );
}
