import Link from "next/link";

import { Section } from "@/components/ui/section";
import { capital } from "@/lib/core/format/words";
import { OUTCOME_LABELS } from "@/lib/modules/methodologies/labels";
import type { SchoolVerdict } from "@/lib/modules/methodologies/verdicts/types";
import { listKindLabels, listTitle } from "@/lib/modules/school-lists/labels";

/** Why the methodology put the school (by its code) on a computed list or left it out, in the words of the methodology. */
export function VerdictSection({ code, verdicts }: { code: string; verdicts: readonly SchoolVerdict[] }) {
  return (
    <Section
      title="Решение по методике"
      description="По расчётам, на которых основаны опубликованные перечни: исходные данные, правило и решение сохранены вместе с перечнем"
    >
      <div className="space-y-4">
        {verdicts.map(({ runId, list: { kind, listYear, number }, outcome, text }) => (
          <section
            key={`${kind}-${String(listYear)}`}
            aria-label={`${listKindLabels[kind]} ${String(listYear)} года`}
          >
            <h3 className="text-base">
              {capital(listKindLabels[kind])} {listYear} года, версия {number}: {OUTCOME_LABELS[outcome]}
            </h3>
            <p className="mt-1">{text.conclusion}</p>
            {text.reasons.map((reason) => (
              <p key={reason} className="mt-1">
                {reason}
              </p>
            ))}
            {text.years.map(({ year, lines }) => (
              <details key={year} className="mt-1 print:[&::details-content]:[content-visibility:visible]">
                <summary className="cursor-pointer text-sm text-ink-2">Показатели {year} года</summary>
                <ul className="mt-1 list-disc pl-5 text-sm">
                  {lines.map((line) => (
                    <li key={line.code}>{line.text}</li>
                  ))}
                </ul>
              </details>
            ))}
            <p className="mt-1 text-sm">
              <Link href={`/schools/${code}/verdicts/${runId}`} prefetch={false} className="link">
                Решение с правилом методики
                <span className="sr-only">: {listTitle({ kind, listYear, number })}</span>
              </Link>
            </p>
          </section>
        ))}
      </div>
    </Section>
  );
}
