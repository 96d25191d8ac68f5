"use client";

import { Trash2 } from "lucide-react";
import { useEffect, useState } from "react";

import { DraftField } from "@/components/appointments/draft-field";
import { useOrderFrame, useOrderState } from "@/components/appointments/editor-context";
import { PersonPicker } from "@/components/appointments/person-picker";
import { refusalText } from "@/components/forms/refusal-text";
import { SelectField } from "@/components/forms/select-field";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Section } from "@/components/ui/section";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import type { AppointmentKind } from "@/lib/core/db/enums";
import { appointmentKindLabels, listKindsText } from "@/lib/modules/appointments/labels";
import { isEmptyRow } from "@/lib/modules/appointments/orders/drafts/rules";
import type { DraftRow } from "@/lib/modules/appointments/orders/drafts/types";

/** Whom the order appoints: a row a person, a mentor's a school. */
export function DraftRows({ focusRow }: { focusRow: string | null }) {
  const rows = useOrderState(({ draft }) => draft.rows);
  return (
    <Section
      title="Кого назначает приказ"
      description="Перенесены те, чьи назначения действуют сегодня. Пустые строки — те, кого не хватает."
    >
      <ul className="divide-y divide-line" aria-label="Назначения">
        {rows.map((row) => (
          <Row key={row.id} row={row} focused={row.id === focusRow} />
        ))}
      </ul>
      <AddRow />
    </Section>
  );
}

function Row({ row, focused }: { row: DraftRow; focused: boolean }) {
  const { order, editor } = useOrderFrame();
  const [picking, setPicking] = useState(false);
  const [open, setOpen] = useState(false);
  const label = rowLabel(row);
  const id = `row-${row.id}`;
  useEffect(() => {
    if (focused) document.getElementById(id)?.querySelector("button")?.focus();
  }, [focused, id]);

  async function remove(): Promise<void> {
    try {
      editor.accept(
        await client.orders.removeRow({ organisation: order.owner.code, id: order.id, rowId: row.id }),
      );
      showToast(`Убрано из приказа: ${label}`);
    } catch (error) {
      showToast(refusalText(error), { tone: "error" });
    }
  }

  const name = [row.personName, row.personPost, row.personPlace].filter(Boolean).join(", ");
  return (
    <li id={id} className="space-y-3 py-3" aria-label={label}>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <p className="font-medium">
            {label}{" "}
            {row.listKinds.length > 0 ? <Badge tone="info">{listKindsText(row.listKinds)}</Badge> : null}
          </p>
          <p className={isEmptyRow(row) ? "text-danger" : "text-ink-2"}>
            {name || (isEmptyRow(row) ? "Не указано, кого назначает приказ" : "")}
          </p>
          {row.ownSchool ? (
            <p className="text-sm font-medium text-danger">
              Работает в этой школе: своей школе наставником не назначают.
            </p>
          ) : null}
          {row.personName !== "" && !row.hasAccount && row.kind === "mentor" ? (
            <p className="text-sm text-muted">
              Учётной записи нет: пригласить можно после регистрации приказа.
            </p>
          ) : null}
        </div>
        <div className="flex flex-wrap gap-1.5">
          <Button
            size="small"
            onClick={() => {
              setPicking(true);
            }}
            aria-label={`${row.personName === "" ? "Выбрать" : "Заменить"}: ${label}`}
          >
            {row.personName === "" ? "Выбрать" : "Заменить"}
          </Button>
          <Button
            size="small"
            aria-expanded={open}
            onClick={() => {
              setOpen(!open);
            }}
            aria-label={`Вписать вручную: ${label}`}
          >
            Вписать
          </Button>
          <IconButton label={`Убрать из приказа: ${label}`} icon={<Trash2 />} onClick={() => void remove()} />
        </div>
      </div>
      {open ? <RowFields row={row} /> : null}
      {picking ? (
        <PersonPicker
          row={row}
          onClose={() => {
            setPicking(false);
          }}
        />
      ) : null}
    </li>
  );
}

function rowLabel({ kind, school }: DraftRow): string {
  return school ? `${appointmentKindLabels[kind]}: ${school.name}` : appointmentKindLabels[kind];
}

function RowFields({ row }: { row: DraftRow }) {
  const { editor } = useOrderFrame();
  const at = `row/${row.id}` as const;
  return (
    <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      <DraftField field={`${at}/personName`} label="Фамилия, имя, отчество" />
      <DraftField field={`${at}/personPost`} label="Должность" />
      <DraftField field={`${at}/personPlace`} label="Место работы" />
      <DraftField field={`${at}/startsOn`} label="С какого дня" kind="date" hint="Пусто — как у приказа" />
      <DraftField field={`${at}/endsOn`} label="Последний день" kind="date" hint="Пусто — как у приказа" />
      {row.kind === "mentor" ? (
        <SelectField
          label="Ранее в перечнях с положительной динамикой"
          value={row.formerListed}
          placeholder="не указано"
          options={[
            { value: "yes", label: "да" },
            { value: "no", label: "нет" },
          ]}
          onChange={(event) => {
            editor.set(`${at}/formerListed`, event.target.value, "once");
          }}
        />
      ) : null}
    </div>
  );
}

function AddRow() {
  const { order, editor, page } = useOrderFrame();
  const [kind, setKind] = useState<AppointmentKind>("mentor");
  const [school, setSchool] = useState("");
  const [problem, setProblem] = useState<string>();
  const takesSchool = kind === "mentor" || kind === "tutor" || kind === "resource_centre";

  async function add(): Promise<void> {
    if (kind === "mentor" && school === "") {
      setProblem("Выберите школу");
      return;
    }
    try {
      const schoolCode = takesSchool && school !== "" ? school : null;
      const target = { organisation: order.owner.code, id: order.id };
      editor.accept(
        await client.orders.addRow(
          { ...target, kind, schoolCode },
          { context: { commandKey: crypto.randomUUID() } },
        ),
      );
      setSchool("");
      setProblem(undefined);
    } catch (error) {
      setProblem(refusalText(error));
    }
  }

  return (
    <div className="mt-3 flex flex-wrap items-end gap-2 border-t border-line pt-3">
      <SelectField
        label="Добавить строку"
        value={kind}
        options={Object.entries(appointmentKindLabels).map(([value, label]) => ({ value, label }))}
        onChange={(event) => {
          setKind(event.target.value as AppointmentKind);
        }}
      />
      {takesSchool ? (
        <SelectField
          label="Школа"
          value={school}
          placeholder="не выбрана"
          error={problem}
          options={page.schools.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(event) => {
            setSchool(event.target.value);
          }}
        />
      ) : null}
      <Button onClick={() => void add()}>Добавить</Button>
    </div>
  );
}
