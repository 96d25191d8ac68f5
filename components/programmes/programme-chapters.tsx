"use client";

import { useProgramme } from "@/components/programmes/programme-context";
import { ProgrammeTextArea } from "@/components/programmes/programme-field";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { programmeTextLabels } from "@/lib/modules/programmes/labels";
import type { ProgrammeTextField } from "@/lib/modules/programmes/types";

/** Chapters that stand before the measures. */
const BEFORE: Record<"transition" | "antirisk", readonly ProgrammeTextField[]> = {
  transition: ["summary", "analysis", "causes", "risks", "goal", "tasks"],
  antirisk: ["purpose", "planned", "monitoring"],
};
const AFTER: Record<"transition" | "antirisk", readonly ProgrammeTextField[]> = {
  transition: ["mentor", "partners", "control", "exit"],
  antirisk: ["mentor", "partners", "control"],
};

/** Chapters of the programme as fields. */
export function ProgrammeChapters({ before = false }: { before?: boolean }) {
  const { page } = useProgramme();
  const fields = (before ? BEFORE : AFTER)[page.kind];
  return (
    <Section>
      <div className="grid gap-4">
        {fields.map((name) => (
          <div key={name}>
            <ProgrammeTextArea
              field={`text/${name}`}
              label={programmeTextLabels[name].title}
              hint={programmeTextLabels[name].hint}
              rows={name === "goal" || name === "mentor" ? 2 : 3}
            />
            {name === "mentor" ? <MentorOfPortal /> : null}
          </div>
        ))}
      </div>
    </Section>
  );
}

/** The mentor by the orders of the portal, to be taken over. */
function MentorOfPortal() {
  const { page, editor } = useProgramme();
  if (page.mentor === null || page.content["text/mentor"] === page.mentor) return null;
  const { mentor } = page;
  return (
    <p className="mt-1 flex flex-wrap items-center gap-2 text-sm text-ink-2">
      По данным портала: {mentor}
      <Button size="small" variant="quiet" onClick={() => editor.set("text/mentor", mentor, "once")}>
        Вписать
      </Button>
    </p>
  );
}
