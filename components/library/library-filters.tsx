import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { capital } from "@/lib/core/format/words";
import { libraryStatusLabels } from "@/lib/modules/library/labels";
import type { LibraryPage } from "@/lib/modules/library/types";
import { LIBRARY_PATH } from "./library-portal";

/** An ordinary form of the address line: what was sought can be sent as a link. */
export function LibraryFilters({ page, filtered }: { page: LibraryPage; filtered: boolean }) {
  const { filter, tracks, kinds, issuers } = page;
  const same = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  return (
    <form
      action={LIBRARY_PATH}
      role="search"
      data-print="hide"
      className="mb-5 grid gap-x-4 gap-y-3 rounded-lg border border-line bg-surface px-4 py-4 sm:grid-cols-2 lg:grid-cols-4"
    >
      <TextField
        label="Найти"
        hint="Слова из названия, реквизиты или текст файла; формы слов не важны"
        name="q"
        type="search"
        maxLength={200}
        defaultValue={filter.q}
        className="sm:col-span-2 lg:col-span-4"
      />
      <SelectField
        label="Трек"
        name="track"
        placeholder="все"
        defaultValue={filter.track === null ? "" : String(filter.track)}
        options={[
          ...tracks.map(({ number, title }) => ({
            value: String(number),
            label: `${String(number)}. ${title}`,
          })),
          { value: "0", label: "общие для всех треков" },
        ]}
      />
      <SelectField
        label="Состояние"
        name="status"
        placeholder="любое"
        defaultValue={filter.status ?? ""}
        options={Object.entries(libraryStatusLabels).map(([value, label]) => ({
          value,
          label: capital(label),
        }))}
      />
      <SelectField
        label="Вид"
        name="kind"
        placeholder="любой"
        defaultValue={filter.kind ?? ""}
        options={same(kinds)}
      />
      <SelectField
        label="Кто издал"
        name="issuer"
        placeholder="любой"
        defaultValue={filter.issuer ?? ""}
        options={same(issuers)}
      />
      <div className="flex flex-wrap gap-2 sm:col-span-2 lg:col-span-4">
        <Button type="submit" variant="primary">
          Найти
        </Button>
        {filtered ? <LinkButton href={LIBRARY_PATH}>Показать все</LinkButton> : null}
      </div>
    </form>
  );
}
