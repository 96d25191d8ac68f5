"use client";

import { useEffect, useState } from "react";

import { useOrderFrame } from "@/components/appointments/editor-context";
import { refusalText } from "@/components/forms/refusal-text";
import { TextField } from "@/components/forms/text-field";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { client } from "@/lib/core/api/client";
import { plural } from "@/lib/core/format/words";
import type { DraftRow } from "@/lib/modules/appointments/orders/drafts/types";
import type { Appointee, Candidate } from "@/lib/modules/appointments/people/types";

type Shown = Appointee & Partial<Candidate>;

/** Who is to be appointed: for a mentor the candidates first, everybody by name beside them. The choice is a person's. */
export function PersonPicker({ row, onClose }: { row: DraftRow; onClose: () => void }) {
  const { order, editor } = useOrderFrame();
  const { code: organisation } = order.owner;
  const school = row.kind === "mentor" ? (row.school?.code ?? null) : null;
  const [query, setQuery] = useState("");
  const [people, setPeople] = useState<Shown[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const candidates = school !== null && query.trim() === "";

  useEffect(() => {
    let current = true;
    const ask = async (): Promise<Shown[]> =>
      school !== null && candidates
        ? (await client.appointments.candidates({ organisation, school })).candidates
        : (await client.appointments.people({ organisation, query })).people;
    const timer = setTimeout(
      () => {
        ask().then(
          (found) => {
            if (current) setPeople(found);
          },
          (error: unknown) => {
            if (current) setFailure(refusalText(error));
          },
        );
      },
      candidates ? 0 : 300,
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [organisation, school, query, candidates]);

  async function choose({ source, id }: Shown): Promise<void> {
    setBusy(true);
    try {
      const target = { organisation, id: order.id, rowId: row.id, base: row.personName };
      editor.accept(await client.orders.choose({ ...target, source, sourceId: id }));
      onClose();
    } catch (error) {
      setFailure(refusalText(error));
      setBusy(false);
    }
  }

  return (
    <Dialog
      open
      size="large"
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={row.school && row.kind === "mentor" ? `Наставник: ${row.school.name}` : "Кого назначить"}
      description={
        school === null
          ? "Сотрудники и пользователи организации, её школ и резерв региона."
          : "Сначала работники школ, которые вышли из перечней с положительной динамикой или без низких результатов, затем резерв региона. Другого сотрудника найдите по фамилии."
      }
    >
      <div className="space-y-4">
        <TextField
          label="Найти по фамилии, должности или организации"
          type="search"
          maxLength={200}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
          }}
        />
        {failure === null ? null : (
          <Notice tone="danger" live>
            <p>{failure}</p>
          </Notice>
        )}
        {people === null ? (
          <p role="status">Ищем…</p>
        ) : people.length === 0 ? (
          <p role="status">
            {candidates
              ? "Кандидатов по правилам ИМАЦ нет: ни одна школа не вышла из перечней с положительной динамикой, в резерве региона никого. Найдите сотрудника по фамилии."
              : "Никого не найдено. Проверьте фамилию; сотрудника можно вписать и вручную."}
          </p>
        ) : (
          <ul
            className="divide-y divide-line"
            aria-label={candidates ? "Кандидаты в наставники" : "Сотрудники"}
          >
            {people.map((person) => (
              <PersonLine
                key={`${person.source}:${person.id}`}
                person={person}
                busy={busy}
                onChoose={() => void choose(person)}
              />
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}

function PersonLine({ person, busy, onChoose }: { person: Shown; busy: boolean; onChoose: () => void }) {
  const { fullName, post, place, source, ground, load, conflicts = [], earlier = [] } = person;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 py-2.5">
      <div className="min-w-0 flex-1 basis-64 space-y-1">
        <p>
          <span className="font-medium">{fullName}</span>{" "}
          {source === "offer" ? <Badge tone="info">резерв региона</Badge> : null}
        </p>
        <p className="text-sm text-ink-2">{[post, place].filter(Boolean).join(", ")}</p>
        {ground ? <p className="text-sm text-success">{ground}</p> : null}
        {load ? (
          <p className="text-sm text-muted">
            {load.here + load.elsewhere === 0
              ? "Сейчас не наставник."
              : `Сейчас наставник: ${plural(load.here, "школа", "школы", "школ")} здесь, ${plural(load.elsewhere, "школа", "школы", "школ")} у других.`}
          </p>
        ) : null}
        {earlier.length > 0 ? <p className="text-sm text-muted">Раньше: {earlier.join("; ")}</p> : null}
        {conflicts.map((conflict) => (
          <p key={conflict} className="text-sm font-medium text-danger">
            {conflict}
          </p>
        ))}
      </div>
      <Button size="small" disabled={busy} onClick={onChoose} aria-label={`Выбрать: ${fullName}`}>
        Выбрать
      </Button>
    </li>
  );
}
