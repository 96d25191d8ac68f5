import { own } from "@/lib/modules/monitorings/answers/rules";
import { REQUISITE_LABELS } from "@/lib/modules/monitorings/forms/labels";
import type { Answerable, Asked, Slot } from "@/lib/modules/monitorings/sheets/types";

/** What a cell of a part asks beside its type: nothing. */
const PLAIN = {
  help: "",
  required: false,
  requiredIf: null,
  visibleIf: null,
  prefill: null,
  answeredBy: "anyone",
  hints: [],
} as const;
const NUMERIC = { unit: null, min: null, max: null, compare: null, small: false } as const;

/** Cells a question is answered in, top to bottom. */
export function slotsOf(question: Answerable): Slot[] {
  const { code, title } = question;
  switch (question.type) {
    case "choices":
      return question.options.map(({ code: option, label }) => ({
        key: `${code}#${option}`,
        part: option,
        title: label,
        asked: { type: "boolean", ...plain(option, label) },
      }));
    case "ranking": {
      const most = String(question.most ?? question.options.length);
      return question.options.map(({ code: option, label }) => ({
        key: `${code}#${option}`,
        part: option,
        title: label,
        asked: { type: "integer", ...plain(option, label), ...NUMERIC, min: "1", max: most },
      }));
    }
    case "requisites":
      return (["number", "date", "link", "file"] as const)
        .filter((part) => question.parts[part] !== "no")
        .map((part) => ({
          key: `${code}.${part}`,
          part,
          title: REQUISITE_LABELS[part],
          asked: partAsked(part),
        }));
    case "file":
      return [{ key: code, part: null, title, asked: null }];
    case "integer":
    case "decimal":
    case "percent":
    case "boolean":
    case "choice":
    case "text":
    case "date":
    case "link":
      return [{ key: code, part: null, title, asked: question }];
  }
}

function plain(code: string, title: string) {
  return { ...PLAIN, hints: [], code, title };
}

function partAsked(part: keyof typeof REQUISITE_LABELS): Asked | null {
  const asked = plain(part, REQUISITE_LABELS[part]);
  switch (part) {
    case "number":
      return { type: "text", ...asked, minLength: 0, maxLength: 100 };
    case "date":
      return { type: "date", ...asked };
    case "link":
      return { type: "link", ...asked };
    case "file":
      return null;
  }
}

/** What of an answer stands in a slot. */
export function slotValue(question: Answerable, { part }: Slot, raw: unknown): unknown {
  if (part === null) return raw;
  if (question.type === "choices") return Array.isArray(raw) && raw.includes(part) ? true : null;
  if (question.type === "ranking") {
    const at = Array.isArray(raw) ? raw.indexOf(part) : -1;
    return at < 0 ? null : String(at + 1);
  }
  return own(raw, part);
}

/**
 * The answer that the values of all slots make, by part; null when it is blank. Of options those chosen in the order of
 * the form, of a ranking in the order of the places.
 */
export function joinSlots(question: Answerable, values: ReadonlyMap<string, unknown>): unknown {
  if (question.type === "choices") {
    const chosen = question.options.filter(({ code }) => values.get(code) === true);
    return chosen.length > 0 ? chosen.map(({ code }) => code) : null;
  }
  if (question.type === "ranking") {
    const placed = [...values].filter(([, place]) => place !== null);
    const ranked = placed.sort(([, one], [, other]) => Number(one) - Number(other)).map(([code]) => code);
    return ranked.length > 0 ? ranked : null;
  }
  const given = [...values].filter(([, value]) => value !== null && value !== undefined);
  return given.length > 0 ? Object.fromEntries(given) : null;
}
