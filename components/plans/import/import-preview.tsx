"use client";

import { ORPCError } from "@orpc/client";
import { Tabs } from "radix-ui";
import { useEffect, useRef, useState } from "react";

import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { client } from "@/lib/core/api/client";
import { plural } from "@/lib/core/format/words";
import type { ImportedRow, PlanImportPreview, PlanImportReply } from "@/lib/modules/plans/import/types";
import { ImportedRows, MissingRows } from "./imported-rows";
import { ImportProblems } from "./import-problems";
import type { PlanImportProps } from "./plan-import-props";

interface ImportPreviewProps extends PlanImportProps {
  preview: PlanImportPreview;
  onDone: (reply: PlanImportReply) => void;
  onAnother: () => void;
}

const UNREACHABLE = "Портал не отвечает: нет связи. Ничего не записано, нажмите «Применить» ещё раз.";

const isNew = ({ fate }: ImportedRow) => fate === "added" || fate === "restored";

/** What a file would do to the draft, in four lists, and the one button that does it. */
export function ImportPreview({
  preview,
  code,
  year,
  planHref,
  tracks,
  viewerId,
  onDone,
  onAnother,
}: ImportPreviewProps) {
  const { rows, missing, problems, carriesCodes, fileName, sheet } = preview;
  const [remove, setRemove] = useState(carriesCodes);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  // One confirmation is one command, however often it is sent.
  const keys = useRef(new Map<boolean, string>());
  const head = useRef<HTMLHeadingElement>(null);

  useEffect(() => head.current?.focus(), []);

  const errors = problems.filter(({ level }) => level === "error");
  const added = rows.filter(isNew);
  const changed = rows.filter(({ fate }) => fate === "changed");
  const removed = remove ? missing : [];
  const nothing = added.length + changed.length + removed.length === 0;
  // What asks for the person first: errors, then what the file would do.
  const first =
    errors.length > 0
      ? "problems"
      : added.length > 0
        ? "added"
        : changed.length > 0
          ? "changed"
          : missing.length > 0
            ? "missing"
            : "problems";

  const apply = async () => {
    setBusy(true);
    setRefusal(null);
    const key = keys.current.get(remove) ?? crypto.randomUUID();
    keys.current.set(remove, key);
    const input = {
      municipality: code,
      year,
      number: preview.version,
      editSeq: preview.editSeq,
      fileName,
      rows: rows.map(({ lineageId, trackNumber, values }) => ({ lineageId, trackNumber, values })),
      remove: removed.map(({ lineageId }) => lineageId),
    };
    try {
      onDone(await client.plans.import.apply(input, { context: { commandKey: key, actingUser: viewerId } }));
    } catch (error) {
      setBusy(false);
      setRefusal(error instanceof ORPCError && error.defined ? error.message : UNREACHABLE);
    }
  };

  return (
    <div className="space-y-5">
      <div>
        <h2 ref={head} tabIndex={-1} className="text-xl wrap-anywhere focus:outline-none">
          Что изменится: {fileName}, лист «{sheet}»
        </h2>
        <p className="text-ink-2">
          Добавится {String(added.length)}, изменится {String(changed.length)}, уберётся{" "}
          {String(removed.length)}, без изменений {String(rows.length - added.length - changed.length)}. Пока
          ничего не записано.
        </p>
      </div>
      {refusal ? (
        <Notice
          tone="danger"
          heading="План не изменён"
          live
          actions={<Button onClick={onAnother}>Загрузить файл ещё раз</Button>}
        >
          <p>{refusal}</p>
        </Notice>
      ) : null}
      {errors.length > 0 ? (
        <Notice tone="danger" heading={`В файле ${plural(errors.length, "ошибка", "ошибки", "ошибок")}`}>
          <p>Исправьте их в файле и загрузите его ещё раз: пока есть ошибки, план не изменится.</p>
        </Notice>
      ) : nothing ? (
        <Notice heading="Менять нечего">
          <p>В файле то же, что в плане.</p>
        </Notice>
      ) : null}
      <Tabs.Root defaultValue={first}>
        <Tabs.List
          aria-label="Что изменится"
          className="mb-4 flex flex-wrap gap-x-1 border-b border-line-strong"
        >
          <Tab value="added" label="Добавится" count={added.length} />
          <Tab value="changed" label="Изменится" count={changed.length} />
          <Tab value="missing" label="Нет в файле" count={missing.length} />
          <Tab value="problems" label="Ошибки и замечания" count={problems.length} />
        </Tabs.List>
        <Tabs.Content value="added">
          <ImportedRows
            label="Добавится в план"
            rows={added}
            tracks={tracks}
            empty="Новых мероприятий в файле нет."
          />
        </Tabs.Content>
        <Tabs.Content value="changed">
          <ImportedRows
            label="Изменится в плане"
            rows={changed}
            tracks={tracks}
            empty="Мероприятия, которые есть и в плане, и в файле, не изменились."
          />
        </Tabs.Content>
        <Tabs.Content value="missing" className="space-y-3">
          {missing.length > 0 ? (
            <Checkbox
              label={`Убрать из плана ${plural(missing.length, "мероприятие", "мероприятия", "мероприятий")}, которых нет в файле`}
              hint={
                carriesCodes
                  ? "Файл выгружен из портала: значит, строки удалены в нём."
                  : "Файл набран не в портале: без отметки эти мероприятия останутся в плане."
              }
              checked={remove}
              onChange={(event) => setRemove(event.target.checked)}
            />
          ) : null}
          <MissingRows rows={missing} tracks={tracks} />
        </Tabs.Content>
        <Tabs.Content value="problems">
          <ImportProblems problems={problems} />
        </Tabs.Content>
      </Tabs.Root>
      <div className="flex flex-wrap gap-2 border-t border-line pt-4">
        {errors.length === 0 && !nothing ? (
          <Button variant="primary" busy={busy} busyLabel="Записываем…" onClick={() => void apply()}>
            Применить
          </Button>
        ) : null}
        <Button onClick={onAnother}>Выбрать другой файл</Button>
        <LinkButton href={planHref}>Вернуться к плану</LinkButton>
      </div>
    </div>
  );
}

function Tab({ value, label, count }: { value: string; label: string; count: number }) {
  return (
    <Tabs.Trigger
      value={value}
      className="-mb-px inline-block rounded-t-md border-b-3 border-transparent px-3 py-2 text-ink-2 hover:border-line-strong data-[state=active]:border-accent data-[state=active]:font-semibold data-[state=active]:text-brand-strong pointer-coarse:py-3"
    >
      {label} <span className="font-normal text-muted tabular-nums">{count}</span>
    </Tabs.Trigger>
  );
}
