import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/class-names";
import type { Tone } from "@/components/ui/tone";
import type { SectionProgress, SectionState } from "@/lib/modules/monitorings/evaluation/types";
import type { Section } from "@/lib/modules/monitorings/forms/types";
import { PROGRESS_LABELS } from "@/lib/modules/monitorings/labels";

const TONES: Record<SectionProgress, Tone> = {
  not_begun: "neutral",
  incomplete: "warning",
  with_errors: "danger",
  ready: "success",
};

interface SectionMapProps {
  sections: readonly Section[];
  states: readonly SectionState[];
  current: string;
  onChoose: (code: string) => void;
}

/** Sections of the form with how far each is. */
export function SectionMap({ sections, states, current, onChoose }: SectionMapProps) {
  return (
    <nav aria-label="Разделы формы">
      <ol className="space-y-1">
        {sections.map(({ code, title }) => {
          const progress = states.find((state) => state.code === code)?.progress ?? "not_begun";
          return (
            <li key={code}>
              <button
                type="button"
                aria-current={code === current ? "step" : undefined}
                onClick={() => onChoose(code)}
                className={cn(
                  "w-full rounded-md px-3 py-2 text-left hover:bg-brand-tint",
                  code === current && "bg-brand-tint font-semibold",
                )}
              >
                <span className="block">{title}</span>
                <Badge tone={TONES[progress]}>{PROGRESS_LABELS[progress]}</Badge>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
