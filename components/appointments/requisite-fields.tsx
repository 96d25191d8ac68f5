"use client";

import { useState, type ComponentProps } from "react";

import { FileUpload } from "@/components/files/file-upload";
import { DateField } from "@/components/forms/date-field";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { formatDate } from "@/lib/core/format/dates";
import type { OrderChoice } from "@/lib/modules/appointments/orders/types";
import type { FileRow } from "@/lib/modules/files/types";

type FieldProps = Omit<ComponentProps<typeof TextField>, "label">;

interface RequisiteFieldsProps {
  organisation: string;
  today: string;
  replaceable: readonly OrderChoice[];
  field: (name: "number" | "date" | "startsOn" | "endsOn" | "replacesId") => FieldProps;
  onFile: (id: string | null) => void;
  onBusyChange: ComponentProps<typeof FileUpload>["onBusyChange"];
}

const REMINDER = "Скан видят те, кто видит приказ. Персональных данных учеников в нём быть не должно.";

/** Requisites of a signed order as they stand on paper. */
export function RequisiteFields(props: RequisiteFieldsProps) {
  const { organisation, today, replaceable, field, onFile, onBusyChange } = props;
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField label="Номер" autoComplete="off" {...field("number")} />
        <DateField label="Дата приказа" max={today} {...(field("date") as object)} />
        <DateField label="Действует с" {...(field("startsOn") as object)} />
        <DateField
          label="Последний день (необязательно)"
          hint="Пусто — действует без срока"
          {...(field("endsOn") as object)}
        />
      </div>
      {replaceable.length > 0 ? (
        <SelectField
          label="Какой приказ заменяет (необязательно)"
          hint="Его назначения кончатся накануне первого дня нового приказа"
          placeholder="не заменяет"
          options={replaceable.map(({ id, number, date, title }) => ({
            value: id,
            label: `№ ${number} от ${formatDate(date)}: ${title}`,
          }))}
          {...(field("replacesId") as object)}
        />
      ) : null}
      <ScanUpload {...{ organisation, onFile, onBusyChange }} label="Скан приказа (можно приложить позже)" />
    </>
  );
}

interface ScanUploadProps extends Pick<RequisiteFieldsProps, "organisation" | "onFile" | "onBusyChange"> {
  label: string;
}

/** One file: the signed paper. */
export function ScanUpload({ organisation, onFile, onBusyChange, label }: ScanUploadProps) {
  const [files, setFiles] = useState<readonly FileRow[]>([]);
  return (
    <FileUpload
      organisation={organisation}
      label={label}
      reminder={REMINDER}
      most={1}
      files={files}
      {...(onBusyChange && { onBusyChange })}
      onChange={(next) => {
        setFiles(next);
        onFile(next[0]?.id ?? null);
      }}
    />
  );
}
