"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { z } from "zod";

import { ErrorSummary } from "@/components/forms/error-summary";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextAreaField } from "@/components/forms/text-area-field";
import { TextField } from "@/components/forms/text-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { RuleFields } from "@/components/methodologies/rule-fields";
import { RuleWords } from "@/components/methodologies/rule-words";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import type { Rule } from "@/lib/modules/methodologies/types";
import { ruleProblems } from "@/lib/modules/methodologies/validation/rules";
import { saveVersionSchema } from "@/lib/modules/methodologies/versions/schema";
import type { IndicatorRow, VersionDetails } from "@/lib/modules/methodologies/versions/types";

interface VersionEditorProps {
  organisation: string;
  code: string;
  version: VersionDetails;
  indicators: readonly IndicatorRow[];
}

/** The rule travels with the words of the form, so that a changed rule is another command. */
const schema = saveVersionSchema.pick({ label: true, note: true }).extend({ rule: z.string() });

/** The editor of a draft version: the form on one side, the rule in words on the other. */
export function VersionEditor({ organisation, code, version, indicators }: VersionEditorProps) {
  const router = useRouter();
  const [rule, setRule] = useState(version.rule);
  const problems = ruleProblems(rule);
  const page = `/region/methodologies/${code}`;
  const { form, busy, attempt, errors, onSubmit, field } = useCommandForm({
    schema,
    defaults: { label: version.label, note: version.note, rule: JSON.stringify(version.rule) },
    submit: ({ rule: text, ...values }, commandKey) =>
      client.methodologies.versions.save(
        { organisation, id: version.id, version: version.version, ...values, rule: JSON.parse(text) as Rule },
        { context: { commandKey } },
      ),
    onDone: () => {
      showToast("Версия сохранена");
      router.push(page);
      router.refresh();
    },
  });
  const change = (next: Rule) => {
    setRule(next);
    form.setValue("rule", JSON.stringify(next));
  };
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="space-y-5">
      <ErrorSummary key={attempt} errors={errors} />
      <Section title="Версия">
        <div className="space-y-4">
          <TextField label="Обозначение" width="medium" {...field("label")} />
          <TextAreaField label="Пояснение" optional rows={3} {...field("note")} />
        </div>
      </Section>
      <Section title="Правило">
        <RuleFields {...{ rule, indicators, problems, onChange: change }} />
      </Section>
      <Section title="Правило словами" description="Так его прочтут школы и муниципалитеты.">
        <RuleWords rule={rule} indicators={indicators} problems={problems} />
      </Section>
      <SubmitRow label="Сохранить версию" busy={busy} busyLabel="Сохраняем…">
        <LinkButton href={page}>Отмена</LinkButton>
      </SubmitRow>
    </form>
  );
}
