"use client";

import { useWatch } from "react-hook-form";
import { ErrorSummary } from "@/components/forms/error-summary";
import { MultiSelectField } from "@/components/forms/multi-select-field";
import { SelectField } from "@/components/forms/select-field";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextAreaField } from "@/components/forms/text-area-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { makeCommentSchema } from "@/lib/modules/plans/comments/schema";
import { useEditor, usePlan } from "../editor-context";
import { WithReferences } from "../references";
import { NEW_COMMENT, useComments, useCommentWrites } from "./comments-context";
import { useKeptForm } from "./use-kept-form";

const fields = makeCommentSchema.pick({ measureId: true, text: true, proposalIds: true });

/** A new remark of ИМАЦ: on what, its words, and measures of the catalogue offered with it. */
export function CommentComposer({ measureId }: { measureId: string | null }) {
  const { version } = usePlan();
  const { kept, choose, compose, stopComposing } = useComments();
  const writes = useCommentWrites();
  const left = kept.get(NEW_COMMENT);
  const { form, busy, attempt, errors, onSubmit, field } = useCommandForm({
    schema: fields,
    defaults: {
      text: typeof left?.text === "string" ? left.text : "",
      proposalIds: Array.isArray(left?.proposalIds) ? (left.proposalIds as string[]) : [],
      measureId,
    },
    submit: (values, commandKey) =>
      writes.fresh(
        client.plans.comments.make(
          { ...writes.target, planVersionId: version.id, ...values },
          writes.with(commandKey),
        ),
      ),
    onDone: ({ id }) => {
      kept.drop(NEW_COMMENT);
      stopComposing();
      choose("open");
      writes.done(id);
      showToast("Замечание отправлено");
    },
  });
  useKeptForm(form, NEW_COMMENT);
  const proposalIds = useWatch({ control: form.control, name: "proposalIds" });

  const cancel = () => {
    const typed = form.getValues();
    kept.drop(NEW_COMMENT);
    stopComposing();
    if (typed.text.trim() === "") return;
    showToast("Текст замечания убран", {
      undo: {
        label: "Вернуть",
        run: () => {
          kept.put(NEW_COMMENT, typed);
          compose(typed.measureId);
        },
      },
    });
  };

  return (
    <Section title="Новое замечание">
      <form noValidate onSubmit={onSubmit} className="space-y-4">
        <ErrorSummary key={attempt} errors={errors} />
        <SelectField
          label="К чему"
          options={useTargets()}
          {...field("measureId", { setValueAs: (value: string | null) => value || null })}
        />
        <TextAreaField
          label="Замечание"
          hint="Что исправить или дополнить. Его увидят специалист и руководитель МОУО."
          rows={3}
          autoFocus
          {...field("text")}
        />
        <WithReferences what="каталог мероприятий">
          {({ catalogue }) =>
            catalogue.length === 0 ? null : (
              <MultiSelectField
                label="Предложить мероприятия из каталога"
                hint="Специалист добавит их в план одним нажатием."
                optional
                options={catalogue.map((entry) => ({
                  value: entry.id,
                  label: `${entry.code} ${entry.title}`,
                  note: [entry.periodText, entry.responsibleText].filter(Boolean).join(" · "),
                }))}
                value={proposalIds}
                onChange={(chosen) => form.setValue("proposalIds", [...chosen])}
              />
            )
          }
        </WithReferences>
        <SubmitRow label="Отправить замечание" busy={busy} busyLabel="Отправляем…">
          <Button onClick={cancel}>Отмена</Button>
        </SubmitRow>
      </form>
    </Section>
  );
}

/** The plan as a whole and its lines as they stand now. */
function useTargets() {
  const { tracks } = usePlan();
  const order = useEditor((state) => state.order);
  const measures = useEditor((state) => state.measures);
  return [
    { value: "", label: "План в целом" },
    ...tracks.flatMap(({ number }) =>
      (order[number] ?? []).map((id, at) => ({
        value: id,
        label: `${String(number)}.${String(at + 1)} ${measures[id]?.title || "Без названия"}`,
      })),
    ),
  ];
}
