"use client";

import { useRouter } from "next/navigation";

import { ErrorSummary } from "@/components/forms/error-summary";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { client } from "@/lib/core/api/client";
import type { ProgrammeKind } from "@/lib/core/db/enums";
import { programmeShortLabels } from "@/lib/modules/programmes/labels";
import { beginProgrammeSchema } from "@/lib/modules/programmes/schema";

interface BeginProgrammeButtonProps {
  school: string;
  year: number;
  kind: ProgrammeKind;
  viewerId: string;
}

/** Begins the programme with what the portal knows of the school, and opens it. */
export function BeginProgrammeButton({ school, year, kind, viewerId }: BeginProgrammeButtonProps) {
  const router = useRouter();
  const { busy, attempt, errors, onSubmit } = useCommandForm({
    schema: beginProgrammeSchema,
    defaults: { school, year, kind },
    submit: (values, commandKey) =>
      client.programmes.begin(values, { context: { commandKey, actingUser: viewerId } }),
    onDone: () => router.push(`/schools/${school}/programmes/${String(year)}/${kind}`),
  });
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="space-y-3">
      <ErrorSummary key={attempt} errors={errors} />
      <p className="text-ink-2">
        Портал впишет то, что знает: наставника, подтверждённые факторы, показатели с исходными значениями.
      </p>
      <Button type="submit" variant="primary" busy={busy} busyLabel="Начинаем…">
        Начать: {programmeShortLabels[kind].toLowerCase()} на {year} год
      </Button>
    </form>
  );
}
