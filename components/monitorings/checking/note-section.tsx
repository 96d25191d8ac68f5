"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { RemarkForm } from "@/components/monitorings/checking/remark-form";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { client } from "@/lib/core/api/client";
import { formatInstant } from "@/lib/core/format/dates";
import { saveNoteSchema } from "@/lib/modules/monitorings/checking/schema";
import type { SubmissionReview } from "@/lib/modules/monitorings/checking/review/types";

/** The authority's word to ИМАЦ; the organisation does not read it. */
export function NoteSection({ review }: { review: SubmissionReview }) {
  const { note, can, organisation, id, viewerId, timeZone } = review;
  const router = useRouter();
  const [writing, setWriting] = useState(false);
  const shown = note !== null && note.text !== "";
  if (!shown && !can.note) return null;
  return (
    <Section title="Примечание МОУО для ИМАЦ" description="Организация его не видит.">
      {shown && !writing ? (
        <>
          <p className="whitespace-pre-line">{note.text}</p>
          <p className="text-sm text-muted">
            {note.by}, {formatInstant(note.at, timeZone)}
          </p>
        </>
      ) : null}
      {writing ? (
        <RemarkForm
          label="Примечание"
          verb="Сохранить примечание"
          schema={saveNoteSchema.pick({ text: true })}
          text={note?.text ?? ""}
          submit={(text, commandKey) =>
            client.monitorings.checking.saveNote(
              { organisation: organisation.code, id, text, noteVersion: note?.version ?? 0 },
              { context: { commandKey, actingUser: viewerId } },
            )
          }
          onDone={() => {
            setWriting(false);
            router.refresh();
          }}
          onCancel={() => setWriting(false)}
        />
      ) : can.note ? (
        <Button size="small" data-print="hide" className="mt-2" onClick={() => setWriting(true)}>
          {shown ? "Изменить примечание" : "Написать примечание"}
        </Button>
      ) : null}
    </Section>
  );
}
