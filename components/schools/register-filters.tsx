import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { listKindLabels } from "@/lib/modules/school-lists/labels";
import { educationLevelTitles, schoolTypeLabels, settlementLabels } from "@/lib/modules/schools/labels";
import type { RegisterAddress } from "@/lib/modules/schools/schema";
import type { RegisterPage } from "@/lib/modules/schools/types";
import { toldOf } from "./register-portal";

interface RegisterFiltersProps {
  path: string;
  address: RegisterAddress;
  page: Pick<RegisterPage, "authorities" | "listYears">;
}

const options = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** An ordinary form of the address line: what was sought can be sent as a link. */
export function RegisterFilters({ path, address, page }: RegisterFiltersProps) {
  const { sort, q } = address;
  const used = Object.keys(toldOf({ ...address, sort: undefined, after: undefined })).length > 0;
  return (
    <form
      action={path}
      role="search"
      data-print="hide"
      className="mb-5 grid gap-x-4 gap-y-3 rounded-lg border border-line bg-surface px-4 py-4 sm:grid-cols-2 lg:grid-cols-4"
    >
      {sort ? <input type="hidden" name="sort" value={sort} /> : null}
      <TextField
        label="Название, код или ИНН"
        name="q"
        type="search"
        maxLength={200}
        defaultValue={q ?? ""}
        className="sm:col-span-2"
      />
      <SelectField
        label="Муниципалитет"
        name="municipality"
        defaultValue={address.municipality ?? ""}
        placeholder="все"
        options={page.authorities.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <SelectField
        label="Тип"
        name="type"
        defaultValue={address.type ?? ""}
        placeholder="все"
        options={options(schoolTypeLabels)}
      />
      <SelectField
        label="Уровень образования"
        name="level"
        defaultValue={address.level ?? ""}
        placeholder="все"
        options={options(educationLevelTitles)}
      />
      <SelectField
        label="Местность"
        name="settlement"
        defaultValue={address.settlement ?? ""}
        placeholder="все"
        options={options(settlementLabels)}
      />
      <SelectField
        label="Малокомплектная"
        name="small"
        defaultValue={address.small ?? ""}
        placeholder="не важно"
        options={[
          { value: "yes", label: "да" },
          { value: "no", label: "нет" },
        ]}
      />
      <SelectField
        label="Работает"
        name="closed"
        defaultValue={address.closed ?? ""}
        placeholder="не важно"
        options={[
          { value: "no", label: "работает" },
          { value: "yes", label: "закрыта" },
        ]}
      />
      <SelectField
        label="В перечне"
        name="list"
        defaultValue={address.list ?? ""}
        placeholder="не важно"
        options={options(listKindLabels)}
      />
      <SelectField
        label="Перечень за год"
        name="year"
        defaultValue={address.year === undefined ? "" : String(address.year)}
        placeholder="любой"
        options={page.listYears.map((year) => ({ value: String(year), label: String(year) }))}
      />
      <div className="flex flex-wrap items-end gap-2">
        <Button type="submit" variant="primary">
          Найти
        </Button>
        {used ? <LinkButton href={path}>Показать все</LinkButton> : null}
      </div>
    </form>
  );
}
