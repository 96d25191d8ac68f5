"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { ExtensionList } from "@/components/monitorings/checking/extension-list";
import { GrantDialog, RefuseDialog } from "@/components/monitorings/checking/extension-dialogs";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { formatDate } from "@/lib/core/format/dates";
import type { SubmissionReview } from "@/lib/modules/monitorings/checking/review/types";
import type { ExtensionRow } from "@/lib/modules/monitorings/extensions/types";

type Open = { kind: "grant"; request: ExtensionRow | null } | { kind: "refuse"; request: ExtensionRow };

/** More time: what was asked for and given, and the decision where it is the reader's. */
export function ExtensionSection({ review }: { review: SubmissionReview }) {
  const { extensions, time, timeZone } = review;
  const router = useRouter();
  const [open, setOpen] = useState<Open | null>(null);
  if (extensions.length === 0 && time.level === null) return null;
  const pending = extensions.find(({ state }) => state === "requested") ?? null;
  const done = () => {
    setOpen(null);
    router.refresh();
  };
  return (
    <Section
      title="Дополнительное время"
      className="mt-5"
      description={time.level === null ? undefined : `Сейчас срок — до 23:59:59 ${formatDate(time.untilOn)}.`}
    >
      <ExtensionList extensions={extensions} timeZone={timeZone} />
      {time.level === null ? null : (
        <div data-print="hide" className="mt-3 flex flex-wrap gap-2">
          <Button onClick={() => setOpen({ kind: "grant", request: pending })}>Дать время…</Button>
          {pending ? (
            <Button onClick={() => setOpen({ kind: "refuse", request: pending })}>Отказать…</Button>
          ) : null}
        </div>
      )}
      {open?.kind === "grant" ? (
        <GrantDialog review={review} request={open.request} onClose={() => setOpen(null)} onDone={done} />
      ) : null}
      {open?.kind === "refuse" ? (
        <RefuseDialog review={review} request={open.request} onClose={() => setOpen(null)} onDone={done} />
      ) : null}
    </Section>
  );
}
