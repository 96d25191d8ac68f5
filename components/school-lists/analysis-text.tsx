import { CopyButton } from "@/components/ui/copy-button";
import { Section } from "@/components/ui/section";
import { keepTogether } from "@/lib/core/format/words";

/** The text for the analysis as the plan's justification begins with it, ready to be copied. */
export function AnalysisText({ text, note }: { text: string; note: string }) {
  return (
    <Section
      title="Текст для анализа"
      description={note}
      actions={<CopyButton text={text}>Скопировать текст</CopyButton>}
    >
      <div className="max-w-prose space-y-2.5">
        {text.split("\n\n").map((paragraph) => (
          <p key={paragraph}>{keepTogether(paragraph)}</p>
        ))}
      </div>
    </Section>
  );
}
