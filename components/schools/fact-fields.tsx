"use client";

import type { RegisterOptions, UseFormRegisterReturn } from "react-hook-form";

import { Fieldset } from "@/components/forms/fieldset";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { Checkbox } from "@/components/ui/checkbox";
import {
  educationLevelTitles,
  schoolFactLabels,
  schoolTypeLabels,
  settlementLabels,
} from "@/lib/modules/schools/labels";
import type { SchoolFact } from "@/lib/modules/schools/types";

type Registered = UseFormRegisterReturn & { id: string; error: string | undefined };

interface FactFieldsProps {
  field: (fact: SchoolFact, options?: Pick<RegisterOptions, "setValueAs">) => Registered;
}

const options = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** What is not told is null, never an empty word. */
const orNull = { setValueAs: (value: unknown) => (value === "" ? null : value) };
const asCount = {
  setValueAs: (value: unknown) => (value === "" || value === null ? null : Number(value)),
};
const asYesNo = {
  setValueAs: (value: unknown) =>
    value === "" || value === null ? null : value === true || value === "true",
};

const TEXTS: readonly SchoolFact[] = [
  "place",
  "address",
  "directorName",
  "phone",
  "mail",
  "site",
  "inn",
  "ogrn",
];
const COUNTS: readonly SchoolFact[] = ["pupils", "capacity", "shifts"];

export function FactFields({ field }: FactFieldsProps) {
  const { id, error, ...levels } = field("educationLevels");
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField label={schoolFactLabels.name} {...field("name")} className="sm:col-span-2" />
      <TextField label={schoolFactLabels.shortName} {...field("shortName")} className="sm:col-span-2" />
      <SelectField
        label={schoolFactLabels.schoolType}
        placeholder="не указан"
        options={options(schoolTypeLabels)}
        {...field("schoolType", orNull)}
      />
      <Fieldset legend={schoolFactLabels.educationLevels} error={error}>
        {Object.entries(educationLevelTitles).map(([value, label], at) => (
          <Checkbox
            key={value}
            id={at === 0 ? id : `${id}-${value}`}
            label={label}
            value={value}
            {...levels}
          />
        ))}
      </Fieldset>
      <SelectField
        label={schoolFactLabels.settlement}
        placeholder="не указана"
        options={options(settlementLabels)}
        {...field("settlement", orNull)}
      />
      <SelectField
        label={schoolFactLabels.small}
        placeholder="не указано"
        options={[
          { value: "true", label: "да" },
          { value: "false", label: "нет" },
        ]}
        {...field("small", asYesNo)}
      />
      {COUNTS.map((fact) => (
        <TextField
          key={fact}
          label={schoolFactLabels[fact]}
          optional
          type="number"
          min={0}
          width="short"
          {...field(fact, asCount)}
        />
      ))}
      {TEXTS.map((fact) => (
        <TextField key={fact} label={schoolFactLabels[fact]} optional {...field(fact)} />
      ))}
    </div>
  );
}
