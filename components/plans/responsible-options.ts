import type { Responsible } from "@/lib/modules/plans/measures/types";
import type { PersonOption } from "@/lib/modules/plans/types";

export interface ResponsibleOption {
  key: string;
  label: string;
  note: string;
  value: Responsible;
}

const POSTS = [
  "начальник МОУО",
  "специалист по направлению 1.2",
  "методист",
  "наставники",
  "заместители директоров",
  "кадровая служба",
];
const UNITS = ["методическая служба", "ресурсный центр", "РМО", "централизованная бухгалтерия"];

function plain(text: string): string {
  return text.toLowerCase().replaceAll("ё", "е");
}

/** People of the authority, then usual posts and units; «директора участвующих школ» first of all. */
export function responsibleOptions(people: readonly PersonOption[]): ResponsibleOption[] {
  const named = (kind: "post" | "unit", note: string) => (text: string) => ({
    key: `${kind}:${text}`,
    label: text,
    note,
    value: { kind, text, personId: null },
  });
  return [
    {
      key: "directors",
      label: "директора участвующих школ",
      note: "школы из столбца «Участники (ОО)»",
      value: { kind: "participating_directors", text: "директора участвующих школ", personId: null },
    },
    ...people.map((person) => ({
      key: person.id,
      label: person.name,
      note: person.post,
      value: { kind: "person" as const, text: person.name, personId: person.id },
    })),
    ...POSTS.map(named("post", "должность")),
    ...UNITS.map(named("unit", "подразделение")),
  ];
}

/** Options whose name or note holds each word typed. */
export function findResponsible(options: readonly ResponsibleOption[], typed: string): ResponsibleOption[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return options.filter((option) => {
    const text = plain(`${option.label} ${option.note}`);
    return words.every((word) => text.includes(word));
  });
}

/** Who is meant by a text: one of the options when it is named exactly, otherwise a post in free words. */
export function readResponsible(options: readonly ResponsibleOption[], typed: string): Responsible {
  const text = typed.trim();
  if (text === "") return { kind: null, text: "", personId: null };
  const exact = options.find((option) => plain(option.label) === plain(text));
  return exact?.value ?? { kind: "post", text: typed, personId: null };
}
