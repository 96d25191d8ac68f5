"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { RemarkForm } from "@/components/monitorings/checking/remark-form";
import { useCheckingCommand } from "@/components/monitorings/checking/use-checking-command";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { Tone } from "@/components/ui/tone";
import { client } from "@/lib/core/api/client";
import type { RemarkSide, RemarkState } from "@/lib/core/db/enums";
import { formatInstant } from "@/lib/core/format/dates";
import { REMARK_SIDE_LABELS, REMARK_STATE_LABELS } from "@/lib/modules/monitorings/remarks/labels";
import {
  changeRemarkSchema,
  reopenRemarkSchema,
  replyToRemarkSchema,
} from "@/lib/modules/monitorings/remarks/schema";
import type { RemarkThread as Thread } from "@/lib/modules/monitorings/remarks/types";

/** The submission a thread hangs on, and for whom the reader speaks. */
export interface ThreadPlace {
  organisation: string;
  submissionId: string;
  /** Null: only reads. */
  side: RemarkSide | null;
  viewerId: string;
  timeZone: string;
}

const TONES: Record<RemarkState, Tone> = { open: "warning", answered: "info", closed: "success" };

type Open = "reply" | "change" | "reopen" | null;

/** A remark with what was said under it, and what the reader may do. */
export function RemarkThread({ thread, place }: { thread: Thread; place: ThreadPlace }) {
  const { text, state, published, side, by, at, replies, can } = thread;
  const router = useRouter();
  const [open, setOpen] = useState<Open>(null);
  const { busy, run } = useCheckingCommand(place.viewerId);
  const target = {
    organisation: place.organisation,
    id: place.submissionId,
    remarkId: thread.id,
    version: thread.version,
    side: place.side ?? "respondent",
  };
  const done = () => {
    setOpen(null);
    router.refresh();
  };
  const { remarks } = client.monitorings;
  const forms = {
    reply: {
      label: "Ответ",
      verb: "Ответить",
      schema: replyToRemarkSchema.pick({ text: true }),
      send: remarks.reply,
    },
    change: {
      label: "Замечание",
      verb: "Сохранить",
      schema: changeRemarkSchema.pick({ text: true }),
      send: remarks.change,
    },
    reopen: {
      label: "Почему открыто снова",
      verb: "Открыть снова",
      schema: reopenRemarkSchema.pick({ text: true }),
      send: remarks.reopen,
    },
  };
  const form = open === null ? null : forms[open];
  return (
    <li className="border-l-3 border-accent pl-3">
      <p className="flex flex-wrap items-baseline gap-x-2 text-sm text-muted">
        <span>
          {REMARK_SIDE_LABELS[side]}, {by}, {formatInstant(at, place.timeZone)}
        </span>
        <Badge tone={TONES[state]}>{published ? REMARK_STATE_LABELS[state] : "уйдёт с возвратом"}</Badge>
      </p>
      <p className="whitespace-pre-line">{text}</p>
      {replies.length > 0 ? (
        <ul className="mt-1 space-y-1">
          {replies.map((reply) => (
            <li key={reply.id} className="pl-4">
              <p className="text-sm text-muted">
                {REMARK_SIDE_LABELS[reply.side]}, {reply.by}, {formatInstant(reply.at, place.timeZone)}
              </p>
              <p className="whitespace-pre-line">{reply.text}</p>
            </li>
          ))}
        </ul>
      ) : null}
      {form ? (
        <RemarkForm
          key={open}
          label={form.label}
          verb={form.verb}
          schema={form.schema}
          text={open === "change" ? text : ""}
          submit={(typed, commandKey) =>
            form.send({ ...target, text: typed }, { context: { commandKey, actingUser: place.viewerId } })
          }
          onDone={done}
          onCancel={() => setOpen(null)}
        />
      ) : (
        <div data-print="hide" className="mt-1 flex flex-wrap gap-2">
          {can.reply ? (
            <Button size="small" onClick={() => setOpen("reply")}>
              Ответить
            </Button>
          ) : null}
          {can.change ? (
            <Button size="small" onClick={() => setOpen("change")}>
              Изменить
            </Button>
          ) : null}
          {can.remove ? (
            <Button
              size="small"
              busy={busy}
              onClick={() => void run((options) => remarks.remove(target, options), done)}
            >
              Удалить
            </Button>
          ) : null}
          {can.close ? (
            <Button
              size="small"
              busy={busy}
              onClick={() => void run((options) => remarks.close(target, options), done)}
            >
              Закрыть замечание
            </Button>
          ) : null}
          {can.reopen ? (
            <Button size="small" onClick={() => setOpen("reopen")}>
              Открыть снова
            </Button>
          ) : null}
        </div>
      )}
    </li>
  );
}
