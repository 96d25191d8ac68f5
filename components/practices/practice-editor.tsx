"use client";

import { useEffect, useState } from "react";
import { useStore } from "zustand";

import { SignInDialog } from "@/components/account/sign-in-dialog";
import { FileUpload } from "@/components/files/file-upload";
import { MultiSelectField } from "@/components/forms/multi-select-field";
import { ProposeButton } from "@/components/practices/propose-button";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import type { QueueState } from "@/lib/core/drafts/draft-queue";
import { lateDraftStorage, thisWindow } from "@/lib/core/drafts/late-storage";
import type { FileRow } from "@/lib/modules/files/types";
import { practiceFieldLabels } from "@/lib/modules/practices/labels";
import type { PracticeDetails } from "@/lib/modules/practices/types";
import { createPracticeEditor } from "./create-practice-editor";
import { FieldProblemNote } from "./field-problem-note";
import { FiguresField } from "./figures-field";
import { TypedField } from "./typed-field";

interface PracticeEditorProps {
  practice: PracticeDetails;
  viewer: { id: string; email: string };
}

const WORDS: Record<QueueState["kind"], string> = {
  saved: "Все правки сохранены",
  saving: "Сохраняется…",
  offline: "Нет связи, текст сохранён на этом компьютере",
  "sign-in": "Войдите ещё раз, текст сохранён",
  locked: "Практику уже отправил другой сотрудник: обновите страницу",
};

const REMINDER =
  "Без персональных данных учащихся: только сводные сведения. После публикации файлы увидит весь регион.";

/** A draft of a practice: every field is saved as it is typed. */
export function PracticeEditor({ practice, viewer }: PracticeEditorProps) {
  const { id, organisation, choices } = practice;
  const [files, setFiles] = useState<readonly FileRow[]>(practice.files);
  const [editor] = useState(() => {
    const { title, problem, actions, outcome, subject, figures, tracks, factors } = practice;
    const fileIds = practice.files.map((file) => file.id);
    const fields = { title, problem, actions, outcome, subject, figures, tracks, factors, fileIds };
    return createPracticeEditor(
      { fields, version: practice.version, missing: practice.missing },
      {
        organisation,
        id,
        storage: lateDraftStorage(),
        owner: { userId: viewer.id, record: `practice:${id}` },
        window: typeof window === "undefined" ? "" : thisWindow(),
      },
    );
  });
  const { line, fields, problems } = useStore(editor.store);

  useEffect(() => {
    void editor.open();
    return editor.close;
  }, [editor]);

  return (
    <div className="space-y-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p role="status" className="flex-1 text-sm text-ink-2">
          {WORDS[line]}
        </p>
        <ProposeButton practice={practice} editor={editor} />
      </div>
      {practice.reason ? (
        <Notice tone="warning" heading="Практика возвращена на доработку">
          {practice.reasonBy}: {practice.reason}
        </Notice>
      ) : null}
      <Section title="О практике">
        <div className="space-y-4">
          <TypedField editor={editor} field="title" rows={1} />
          <TypedField
            editor={editor}
            field="problem"
            rows={3}
            hint="Что было не так и по каким данным это видно"
          />
          <TypedField
            editor={editor}
            field="actions"
            rows={5}
            hint="По шагам, чтобы другие могли повторить"
          />
          <TypedField editor={editor} field="outcome" rows={3} hint="Словами; цифры — ниже" />
        </div>
      </Section>
      <Section title={practiceFieldLabels.figures}>
        <FiguresField
          figures={fields.figures}
          onChange={(figures) => {
            editor.set("figures", figures);
          }}
          onLeave={editor.flush}
        />
        <FieldProblemNote editor={editor} field="figures" problem={problems.figures} />
      </Section>
      <Section title="По чему её найдут">
        <div className="grid gap-4 sm:grid-cols-2">
          <div>
            <MultiSelectField
              label={practiceFieldLabels.tracks}
              options={choices.tracks}
              value={fields.tracks.map(String)}
              onChange={(chosen) => {
                editor.set(
                  "tracks",
                  chosen.map(Number).sort((left, right) => left - right),
                );
              }}
            />
            <FieldProblemNote editor={editor} field="tracks" problem={problems.tracks} />
          </div>
          <div>
            <MultiSelectField
              label={practiceFieldLabels.factors}
              placeholder="Не связана с факторами"
              options={choices.factors}
              value={fields.factors}
              onChange={(chosen) => {
                editor.set("factors", [...chosen].sort());
              }}
            />
            <FieldProblemNote editor={editor} field="factors" problem={problems.factors} />
          </div>
          <TypedField
            editor={editor}
            field="subject"
            rows={1}
            hint="Например «математика» или «наставничество»"
          />
        </div>
      </Section>
      <Section title={practiceFieldLabels.fileIds}>
        <FileUpload
          organisation={organisation}
          actingUser={viewer.id}
          label="Документы и материалы (необязательно)"
          reminder={REMINDER}
          files={files}
          onChange={(next) => {
            setFiles(next);
            editor.set(
              "fileIds",
              next.map((file) => file.id),
            );
            editor.flush();
          }}
        />
        <FieldProblemNote editor={editor} field="fileIds" problem={problems.fileIds} />
      </Section>
      <SignInDialog open={line === "sign-in"} email={viewer.email} onSignedIn={editor.resume} />
    </div>
  );
}
