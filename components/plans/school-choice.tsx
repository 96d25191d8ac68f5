"use client";

import { useId } from "react";
import { MultiSelectList } from "@/components/ui/multi-select-list";
import { Select } from "@/components/ui/select";
import { pluralWord } from "@/lib/core/format/words";
import { schoolRuleLabels } from "@/lib/modules/plans/measures/labels";
import { resolveSchoolRule } from "@/lib/modules/plans/measures/rules";
import type { MeasureSchools } from "@/lib/modules/plans/measures/types";
import { usePlan } from "./editor-context";
import { schoolOptions } from "./school-options";

interface SchoolChoiceProps {
  /** «Участники (ОО), мероприятие 1.3». */
  label: string;
  value: MeasureSchools;
  onChange: (value: MeasureSchools) => void;
}

const RULES = Object.keys(schoolRuleLabels) as MeasureSchools["rule"][];

/** Schools of a measure: by a rule, which follows the lists, or one by one. */
export function SchoolChoice({ label, value, onChange }: SchoolChoiceProps) {
  const id = useId();
  const { schools } = usePlan();
  const idsOf = (rule: MeasureSchools["rule"]) => resolveSchoolRule(rule, value.schoolIds, schools);
  const options = RULES.map((rule) => {
    const count = idsOf(rule).length;
    const counted = rule !== "none" && rule !== "chosen";
    return {
      value: rule,
      label: counted ? `${schoolRuleLabels[rule]}: ${String(count)}` : schoolRuleLabels[rule],
      disabled: counted && count === 0 && value.rule !== rule,
    };
  });
  const named = schools.filter((school) => value.schoolIds.includes(school.id));
  return (
    <div className="space-y-3">
      <div>
        <label htmlFor={id} className="mb-1 block font-medium">
          Кто участвует
        </label>
        <Select
          id={id}
          options={options}
          value={value.rule}
          onChange={(event) => {
            const rule = event.target.value as MeasureSchools["rule"];
            onChange({ rule, schoolIds: idsOf(rule) });
          }}
        />
      </div>
      {value.rule === "chosen" ? (
        <MultiSelectList
          label={`${label}: школы`}
          searchLabel="Найти школу или перечень"
          options={schoolOptions(schools)}
          value={value.schoolIds}
          onChange={(chosen) => onChange({ rule: "chosen", schoolIds: [...chosen].sort() })}
          presets={RULES.filter((rule) => rule !== "none" && rule !== "chosen" && idsOf(rule).length > 0).map(
            (rule) => ({ label: schoolRuleLabels[rule], values: idsOf(rule) }),
          )}
        />
      ) : named.length > 0 ? (
        <div>
          <p className="text-sm text-ink-2">
            {String(named.length)} {pluralWord(named.length, "школа", "школы", "школ")} сейчас; при новой
            версии перечня список обновится сам.
          </p>
          <ul className="mt-1.5 list-disc pl-5 text-sm sm:columns-2">
            {named.map((school) => (
              <li key={school.id}>{school.name}</li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}
