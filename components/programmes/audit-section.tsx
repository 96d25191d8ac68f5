"use client";

import { useProgramme, useProgrammeState } from "@/components/programmes/programme-context";
import { ProgrammeChoice, ProgrammeLine } from "@/components/programmes/programme-field";
import { Meter } from "@/components/ui/meter";
import { Section } from "@/components/ui/section";
import { AUDIT_BLOCKS, AUDIT_MARKS, AUDIT_NOTE, auditProgress } from "@/lib/modules/programmes/audit/rules";

/** Checklist of the internal audit: the school fills it in with its mentor at any time before the programme is closed. */
export function AuditSection() {
  const { page } = useProgramme();
  const values = useProgrammeState((state) => state.values);
  const { answered, total } = auditProgress(values);
  const editable = page.can.note.allowed;
  return (
    <Section
      title="Чек-лист внутреннего аудита"
      description={`Заполняется школой вместе с наставником, сохраняется сам; по нему уточняют мероприятия. ${AUDIT_NOTE[0]?.toUpperCase() ?? ""}${AUDIT_NOTE.slice(1)}.`}
    >
      <div className="mb-3 max-w-xs">
        <Meter
          label="Отмечено"
          value={answered}
          max={total}
          text={`${String(answered)} из ${String(total)}`}
        />
      </div>
      <div className="space-y-5">
        {AUDIT_BLOCKS.map(({ title, items }) => (
          <div key={title}>
            <h3 className="mb-1 text-base">{title}</h3>
            <ul className="divide-y divide-line">
              {items.map(({ code, text }) => (
                <li
                  key={code}
                  className="grid gap-x-4 gap-y-2 py-2.5 sm:grid-cols-[minmax(0,2fr)_9rem_minmax(0,2fr)]"
                >
                  <p>{text}</p>
                  {editable ? (
                    <>
                      <ProgrammeChoice
                        field={`audit/${code}/mark`}
                        label={`${text}: отметка`}
                        hideLabel
                        options={AUDIT_MARKS}
                      />
                      <ProgrammeLine field={`audit/${code}/note`} label={`${text}: что увидели`} hideLabel />
                    </>
                  ) : (
                    <>
                      <p>
                        {AUDIT_MARKS.find(({ value }) => value === values[`audit/${code}/mark`])?.label ??
                          "—"}
                      </p>
                      <p className="whitespace-pre-line text-ink-2">
                        {typeof values[`audit/${code}/note`] === "string"
                          ? (values[`audit/${code}/note`] as string)
                          : ""}
                      </p>
                    </>
                  )}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </Section>
  );
}
