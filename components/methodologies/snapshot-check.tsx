"use client";

import { useState } from "react";

import { refusalText } from "@/components/forms/refusal-text";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { client } from "@/lib/core/api/client";
import { plural } from "@/lib/core/format/words";
import type { SnapshotCheck as Check } from "@/lib/modules/methodologies/verdicts/types";

/** «Пересчитать по снимку»: the same rule over the kept figures, compared with what is kept. */
export function SnapshotCheck({ organisation, id }: { organisation: string; id: string }) {
  const [busy, setBusy] = useState(false);
  const [check, setCheck] = useState<Check | string | null>(null);
  const run = async () => {
    setBusy(true);
    try {
      setCheck(await client.methodologies.verdicts.recompute({ organisation, id }));
    } catch (error) {
      setCheck(refusalText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="space-y-3">
      <Button busy={busy} busyLabel="Пересчитываем…" onClick={() => void run()}>
        Пересчитать по снимку
      </Button>
      {check === null ? null : typeof check === "string" ? (
        <Notice tone="danger" live>
          {check}
        </Notice>
      ) : (
        <Notice
          tone={check.same ? "success" : "danger"}
          live
          heading={check.same ? "Всё совпало" : "Есть расхождения"}
        >
          {check.same
            ? `Пересчитано: ${plural(check.schools, "школа", "школы", "школ")}. Решения и контрольная сумма те же.`
            : `Решения расходятся у ${plural(check.different, "школы", "школ", "школ")}; контрольная сумма ${check.checksum === check.storedChecksum ? "та же" : "другая"}. Сообщите администратору.`}
        </Notice>
      )}
    </div>
  );
}
