"use client";

import { useRouter } from "next/navigation";

import { SelectField } from "@/components/forms/select-field";

interface VersionChoiceProps {
  code: string;
  from: number;
  to: number;
  numbers: readonly number[];
}

/** Which two versions are compared; the choice stands in the address. */
export function VersionChoice({ code, from, to, numbers }: VersionChoiceProps) {
  const router = useRouter();
  const options = numbers.map((number) => ({ value: String(number), label: `Версия ${String(number)}` }));
  const go = (next: { from: string; to: string }) => {
    router.push(`/region/monitorings/${code}/compare?from=${next.from}&to=${next.to}`, { scroll: false });
  };
  const chosen = { from: String(from), to: String(to) };
  return (
    <div data-print="hide" className="mb-5 flex flex-wrap gap-4">
      <SelectField
        label="Было"
        options={options}
        value={chosen.from}
        onChange={({ target }) => go({ ...chosen, from: target.value })}
      />
      <SelectField
        label="Стало"
        options={options}
        value={chosen.to}
        onChange={({ target }) => go({ ...chosen, to: target.value })}
      />
    </div>
  );
}
