"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";

import { FileUpload } from "@/components/files/file-upload";
import { useAfterUploads } from "@/components/files/use-after-uploads";
import { DateField } from "@/components/forms/date-field";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormDialog } from "@/components/forms/form-dialog";
import { MultiSelectField } from "@/components/forms/multi-select-field";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextAreaField } from "@/components/forms/text-area-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { StateChoice } from "@/components/plans/execution/state-choice";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import type { FileRow } from "@/lib/modules/files/types";
import {
  judgeRecommendationSchema,
  recommendSchema,
  reportRecommendationSchema,
  takeBackSchema,
} from "@/lib/modules/mentoring/schema";
import type { MentoringPage, RecommendationRow } from "@/lib/modules/mentoring/types";
import type { Viewer } from "./viewer";

interface GivenProps {
  recommendation: RecommendationRow;
  school: string;
  viewer: Viewer;
}

/** «Добавить рекомендацию» to a visit being written. */
export function RecommendButton(props: {
  visit: string;
  school: string;
  library: MentoringPage["library"];
  viewer: Viewer;
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        Добавить рекомендацию
      </Button>
      {open ? <RecommendDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

const emptyAsNull = (value: unknown) => (value === "" ? null : value);

function RecommendDialog({
  visit,
  school,
  library,
  viewer,
  onClose,
}: Parameters<typeof RecommendButton>[0] & { onClose: () => void }) {
  const router = useRouter();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const command = useCommandForm({
    schema: recommendSchema,
    defaults: { school, visit, text: "", dueOn: null, libraryItemIds: [] },
    submit: (values, commandKey) =>
      client.mentoring.recommend(values, { context: { commandKey, actingUser: viewer.id } }),
    onDone: () => {
      onClose();
      showToast("Рекомендация добавлена");
      router.refresh();
    },
  });
  return (
    <FormDialog command={command} title="Рекомендация" label="Добавить" onClose={onClose}>
      <TextAreaField label="Что рекомендовано" rows={3} {...command.field("text")} />
      <DateField label="Срок" optional {...command.field("dueOn", { setValueAs: emptyAsNull })} />
      {library.length > 0 ? (
        <MultiSelectField
          label="Документы библиотеки"
          optional
          options={library.map(({ id, title }) => ({ value: id, label: title }))}
          value={chosen}
          onChange={(next) => {
            setChosen(next);
            command.form.setValue("libraryItemIds", [...next], { shouldDirty: true });
          }}
        />
      ) : null}
    </FormDialog>
  );
}

/** «Убрать» a recommendation of a visit that is still being written. */
export function TakeBackButton(props: GivenProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        aria-label={`Убрать рекомендацию: ${props.recommendation.text}`}
        onClick={() => setOpen(true)}
      >
        Убрать
      </Button>
      {open ? <TakeBackDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function TakeBackDialog({ recommendation, school, viewer, onClose }: GivenProps & { onClose: () => void }) {
  const router = useRouter();
  const command = useCommandForm({
    schema: takeBackSchema,
    defaults: { school, recommendation: recommendation.id, version: recommendation.version },
    submit: (values, commandKey) =>
      client.mentoring.takeBack(values, { context: { commandKey, actingUser: viewer.id } }),
    onDone: () => {
      onClose();
      router.refresh();
    },
  });
  return (
    <FormDialog
      command={command}
      title="Убрать рекомендацию?"
      label="Убрать"
      keepOpenOutside={false}
      onClose={onClose}
    >
      <p>{recommendation.text}</p>
    </FormDialog>
  );
}

/** «Отчитаться»: what the school did, with a file. */
export function ReportRecommendationButton(props: GivenProps) {
  const [open, setOpen] = useState(false);
  const { recommendation } = props;
  return (
    <>
      <Button
        size="small"
        variant={recommendation.state === "open" ? "primary" : "secondary"}
        aria-label={`Отчитаться: ${recommendation.text}`}
        onClick={() => setOpen(true)}
      >
        {recommendation.state === "open" ? "Отчитаться" : "Исправить отчёт"}
      </Button>
      {open ? <ReportDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function ReportDialog({ recommendation, school, viewer, onClose }: GivenProps & { onClose: () => void }) {
  const router = useRouter();
  const element = useRef<HTMLFormElement>(null);
  const [files, setFiles] = useState<FileRow[]>(recommendation.file ? [recommendation.file] : []);
  const { form, busy, attempt, errors, onSubmit, field } = useCommandForm({
    schema: reportRecommendationSchema,
    defaults: {
      school,
      recommendation: recommendation.id,
      version: recommendation.version,
      note: recommendation.schoolNote,
      fileId: recommendation.file?.id ?? null,
    },
    submit: (values, commandKey) =>
      client.mentoring.report(values, { context: { commandKey, actingUser: viewer.id } }),
    onDone: () => {
      onClose();
      showToast("Отчёт сохранён: итог отметят на следующем визите");
      router.refresh();
    },
  });
  const uploads = useAfterUploads(element, onSubmit);
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open && !busy) onClose();
      }}
      keepOpenOutside
      title="Отчёт о рекомендации"
      description={recommendation.text}
    >
      <form ref={element} method="post" noValidate onSubmit={uploads.onSubmit} className="space-y-4">
        <ErrorSummary key={attempt} errors={errors} />
        <TextAreaField label="Что сделано" rows={3} {...field("note")} />
        <FileUpload
          organisation={school}
          actingUser={viewer.id}
          label="Файл"
          most={1}
          files={files}
          onBusyChange={uploads.onBusyChange}
          onChange={(next) => {
            setFiles(next);
            form.setValue("fileId", next[0]?.id ?? null, { shouldDirty: true });
          }}
        />
        <SubmitRow
          label="Отправить"
          busy={busy || uploads.waits}
          busyLabel={uploads.waits ? "Ждём файл…" : "Отправляем…"}
        >
          <Button onClick={onClose}>Отмена</Button>
        </SubmitRow>
      </form>
    </Dialog>
  );
}

/** «Отметить итог» of an earlier recommendation on the visit being written. */
export function JudgeButton(props: GivenProps & { visit: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        aria-label={`Отметить итог: ${props.recommendation.text}`}
        onClick={() => setOpen(true)}
      >
        Отметить итог
      </Button>
      {open ? <JudgeDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function JudgeDialog({
  recommendation,
  school,
  visit,
  viewer,
  onClose,
}: GivenProps & { visit: string; onClose: () => void }) {
  const router = useRouter();
  const command = useCommandForm({
    schema: judgeRecommendationSchema,
    defaults: {
      school,
      recommendation: recommendation.id,
      visit,
      version: recommendation.version,
      note: recommendation.outcomeNote,
    },
    submit: (values, commandKey) =>
      client.mentoring.judge(values, { context: { commandKey, actingUser: viewer.id } }),
    onDone: () => {
      onClose();
      showToast("Итог отмечен");
      router.refresh();
    },
  });
  return (
    <FormDialog
      command={command}
      title="Итог рекомендации"
      description={recommendation.text}
      label="Сохранить итог"
      onClose={onClose}
    >
      <StateChoice
        legend="Что получилось"
        field={command.field("outcome")}
        options={[
          { value: "done", label: "Выполнено" },
          { value: "partly", label: "Частично" },
          { value: "not_done", label: "Не выполнено" },
        ]}
      />
      <TextAreaField label="Примечание" optional rows={2} {...command.field("note")} />
    </FormDialog>
  );
}
