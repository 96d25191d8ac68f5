export interface MultiSelectOption {
  value: string;
  label: string;
  /** Second line: a list the school is in, a number of the document. */
  note?: string;
}

/** A named set chosen by one press: «Федеральный список». */
export interface MultiSelectPreset {
  label: string;
  values: readonly string[];
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll("ё", "е");
}

/** Options whose name or note holds every word typed, in any order; ё and е are the same letter. */
export function findOptions(
  options: readonly MultiSelectOption[],
  query: string,
): readonly MultiSelectOption[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return options;
  return options.filter((option) => {
    const text = plain(`${option.label} ${option.note ?? ""}`);
    return words.every((word) => text.includes(word));
  });
}

/** Adds or takes away one value, keeping the order of the options. */
export function toggleValue(
  options: readonly MultiSelectOption[],
  chosen: readonly string[],
  value: string,
): readonly string[] {
  const next = new Set(chosen);
  if (!next.delete(value)) next.add(value);
  return options.map((option) => option.value).filter((one) => next.has(one));
}
