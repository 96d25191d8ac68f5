/** A first guess of a full name in another case, to be corrected by the official; words it does not know stay as they are. */
type Gender = "male" | "female";
type NameCase = "accusative" | "dative";

/** Endings by gender and case; the first that fits is taken. The part after `|` takes the place of the ending. */
const ENDINGS: Record<Gender, Record<NameCase, readonly [RegExp, string][]>> = {
  male: {
    accusative: [
      [/(?<=(?:ск|цк))ий$/, "ого"],
      [/(?<=[кгх])ий$/, "ия"],
      [/ий$/, "ия"],
      [/[ыо]й$/, "ого"],
      [/ей$/, "ея"],
      [/ай$/, "ая"],
      [/ь$/, "я"],
      [/а$/, "у"],
      [/я$/, "ю"],
      [/(?<=[бвгджзклмнпрстфхцчшщ])$/, "а"],
    ],
    dative: [
      [/(?<=(?:ск|цк))ий$/, "ому"],
      [/ий$/, "ию"],
      [/[ыо]й$/, "ому"],
      [/ей$/, "ею"],
      [/ай$/, "аю"],
      [/ь$/, "ю"],
      [/[ая]$/, "е"],
      [/(?<=[бвгджзклмнпрстфхцчшщ])$/, "у"],
    ],
  },
  female: {
    accusative: [
      [/(?<=(?:ск|цк))ая$/, "ую"],
      [/ая$/, "ую"],
      [/а$/, "у"],
      [/я$/, "ю"],
    ],
    dative: [
      [/(?<=(?:ов|ев|ёв|ин|ын))а$/, "ой"],
      [/ая$/, "ой"],
      [/ия$/, "ии"],
      [/[ая]$/, "е"],
    ],
  },
};

/** Names whose stem changes. */
const IRREGULAR: Readonly<Record<string, Record<NameCase, string>>> = {
  Пётр: { accusative: "Петра", dative: "Петру" },
  Павел: { accusative: "Павла", dative: "Павлу" },
  Лев: { accusative: "Льва", dative: "Льву" },
};

function genderOf(fullName: string): Gender | null {
  if (/(?:вна|чна|кызы)$/i.test(fullName)) return "female";
  return /(?:вич|ич|оглы)$/i.test(fullName) ? "male" : null;
}

/**
 * A full name in the case an order needs it: «Иванову Анну Ивановну», «Ивановой Анне Ивановне». A guess by the ending of
 * the patronymic; where there is none, the name as it is.
 */
export function declineName(fullName: string, into: NameCase): string {
  const gender = genderOf(fullName.trim());
  if (!gender) return fullName;
  const endings = ENDINGS[gender][into];
  return fullName
    .trim()
    .split(/\s+/)
    .map((word, place) => {
      const irregular = gender === "male" && place === 1 ? IRREGULAR[word] : undefined;
      if (irregular) return irregular[into];
      // The surname of a woman alone declines as an adjective; her name and patronymic do not.
      const rules = gender === "female" && place > 0 ? endings.filter(([, to]) => to !== "ой") : endings;
      const rule = rules.find(([from]) => from.test(word));
      return rule ? word.replace(rule[0], rule[1]) : word;
    })
    .join(" ");
}

/** «И. О. Фамилия» of «Фамилия Имя Отчество», for the signature. */
export function initialsName(fullName: string): string {
  const [surname = "", ...names] = fullName.trim().split(/\s+/);
  const initials = names.map((name) => `${name.charAt(0)}.`).join("\u00a0");
  return initials === "" ? surname : `${initials}\u00a0${surname}`;
}
