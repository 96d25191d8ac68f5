import type { EducationLevel, SchoolType, Settlement, SuccessionKind } from "@/lib/core/db/enums";
import { formatInteger } from "@/lib/core/format/words";
import type { SchoolFact, SchoolFacts } from "@/lib/modules/schools/types";

export const schoolTypeLabels: Record<SchoolType, string> = {
  primary: "начальная школа",
  basic: "основная школа",
  secondary: "средняя школа",
  gymnasium: "гимназия",
  lyceum: "лицей",
  boarding: "школа-интернат",
  evening: "вечерняя школа",
  correctional: "специальная (коррекционная) школа",
  other: "другая",
};

const educationLevelLabels: Record<EducationLevel, string> = {
  primary_general: "НОО",
  basic_general: "ООО",
  secondary_general: "СОО",
};

export const educationLevelTitles: Record<EducationLevel, string> = {
  primary_general: "начальное общее (НОО)",
  basic_general: "основное общее (ООО)",
  secondary_general: "среднее общее (СОО)",
};

export const settlementLabels: Record<Settlement, string> = { urban: "городская", rural: "сельская" };

export const successionLabels: Record<SuccessionKind, string> = {
  merged: "присоединение или слияние",
  split: "выделение",
  reorganised: "преобразование",
};

/** Names of the facts, in the order of the card. */
export const schoolFactLabels: Record<SchoolFact, string> = {
  name: "Полное наименование",
  shortName: "Краткое наименование",
  schoolType: "Тип",
  educationLevels: "Уровни образования",
  inn: "ИНН",
  ogrn: "ОГРН",
  place: "Населённый пункт",
  address: "Адрес",
  settlement: "Местность",
  small: "Малокомплектная",
  capacity: "Проектная мощность, мест",
  shifts: "Смен",
  pupils: "Обучающихся",
  directorName: "Директор",
  site: "Сайт",
  mail: "Электронная почта",
  phone: "Телефон",
};

/** A fact in words; empty where nobody has told it. */
export function factText<Fact extends SchoolFact>(fact: Fact, facts: Pick<SchoolFacts, Fact>): string {
  const value: SchoolFacts[SchoolFact] = facts[fact];
  if (value === null) return "";
  if (Array.isArray(value)) return value.map((level) => educationLevelLabels[level]).join(", ");
  if (typeof value === "boolean") return value ? "да" : "нет";
  if (typeof value === "number") return formatInteger(value);
  if (fact === "schoolType" && value in schoolTypeLabels) return schoolTypeLabels[value as SchoolType];
  if (fact === "settlement" && value in settlementLabels) return settlementLabels[value as Settlement];
  return value;
}
