import { placeOf } from "@/components/monitorings/question-words";
import { Badge } from "@/components/ui/badge";
import { Section } from "@/components/ui/section";
import type { FormState } from "@/lib/modules/monitorings/evaluation/types";
import type { Form } from "@/lib/modules/monitorings/forms/types";

interface FindingListProps {
  form: Form;
  state: FormState;
  onGo: (place: { section: string; id: string }) => void;
}

/** What stops sending and what is to be explained, each with the way to its place. */
export function FindingList({ form, state, onGo }: FindingListProps) {
  const { findings, missing } = state;
  return (
    <Section
      title="Ошибки и предупреждения"
      description={
        findings.length === 0
          ? "Их нет."
          : "Ошибка не даст отправить форму; предупреждение попросит пояснить."
      }
    >
      <ul className="space-y-1.5" aria-live="polite">
        {findings.map(({ key, severity, text, at }) => {
          const place = placeOf(form, at);
          return (
            <li key={key} className="flex flex-wrap items-baseline gap-2">
              <Badge tone={severity === "block" ? "danger" : "warning"}>
                {severity === "block" ? "ошибка" : "предупреждение"}
              </Badge>
              {place ? (
                <button type="button" className="link text-left" onClick={() => onGo(place)}>
                  {text}
                </button>
              ) : (
                text
              )}
            </li>
          );
        })}
      </ul>
      <p className="mt-2 text-sm text-muted">Обязательных ответов осталось: {missing.length}.</p>
    </Section>
  );
}
