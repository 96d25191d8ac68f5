"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { showToast } from "@/components/ui/toast-store";
import { plural } from "@/lib/core/format/words";
import type { PlanImportPreview, PlanImportReply } from "@/lib/modules/plans/import/types";
import { FileChoice } from "./file-choice";
import { ImportPreview } from "./import-preview";
import type { PlanImportProps } from "./plan-import-props";
import { sendTable } from "./send-table";

/** A plan from a table: a file is chosen, what it would change is shown, and then it is applied or not. */
export function PlanImport(props: PlanImportProps) {
  const router = useRouter();
  const [reading, setReading] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [seen, setSeen] = useState<PlanImportPreview | null>(null);

  const read = async (file: File) => {
    setRefusal(null);
    setReading(file.name);
    const reply = await sendTable(props, file, props.viewerId);
    setReading(null);
    if ("preview" in reply) setSeen(reply.preview);
    else setRefusal(reply.refusal);
  };

  const finish = (done: PlanImportReply) => {
    showToast(doneText(done));
    router.push(props.planHref);
    router.refresh();
  };

  if (!seen) {
    return <FileChoice {...props} reading={reading} refusal={refusal} onFile={(file) => void read(file)} />;
  }
  return (
    <ImportPreview
      key={`${seen.fileName}:${String(seen.editSeq)}`}
      {...props}
      preview={seen}
      onDone={finish}
      onAnother={() => setSeen(null)}
    />
  );
}

function doneText({ added, changed, removed }: PlanImportReply): string {
  const count = (number: number) => plural(number, "мероприятие", "мероприятия", "мероприятий");
  const parts = [
    ...(added > 0 ? [`добавлено ${count(added)}`] : []),
    ...(changed > 0 ? [`изменено ${count(changed)}`] : []),
    ...(removed > 0 ? [`убрано ${count(removed)}`] : []),
  ];
  return `Таблица загружена: ${parts.join(", ")}.`;
}
