import type { Form } from "@/lib/modules/monitorings/forms/types";

/** The most a program of spreadsheets takes. */
const LONGEST = 31;

/** Names of the sheets of a form, by code of the section and of the table: one code may be of both. */
export interface SheetNames {
  sections: ReadonlyMap<string, string>;
  tables: ReadonlyMap<string, string>;
}

/** Sheets the portal adds of itself. */
const TAKEN = ["Как заполнять", "Служебный", "Списки"];

/** A sheet bears the title of its section or table as far as it fits; none twice. */
export function sheetNames({ sections }: Pick<Form, "sections">): SheetNames {
  const taken = new Set(TAKEN.map((name) => name.toLowerCase()));
  const give = (title: string): string => {
    const name = fit(title);
    let free = name;
    for (let number = 2; taken.has(free.toLowerCase()); number += 1)
      free = `${name.slice(0, LONGEST - 4)} ${String(number)}`;
    taken.add(free.toLowerCase());
    return free;
  };
  const names = { sections: new Map<string, string>(), tables: new Map<string, string>() };
  for (const { code, title, questions } of sections) {
    names.sections.set(code, give(title));
    for (const question of questions)
      if (question.type === "table") names.tables.set(question.code, give(question.title));
  }
  return names;
}

function fit(title: string): string {
  const plain = title
    .replaceAll(/[[\]:*?/\\'"«»]/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .trim();
  if (plain.length <= LONGEST) return plain === "" ? "Лист" : plain;
  const cut = plain.slice(0, LONGEST - 1);
  const word = cut.lastIndexOf(" ");
  return `${(word > LONGEST / 2 ? cut.slice(0, word) : cut).replace(/[\s,.;–-]+$/u, "")}…`;
}
