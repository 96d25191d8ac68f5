import { roundedText, writeFraction } from "@/lib/modules/methodologies/fractions/rules";
import type { Address, Computed, Finding } from "@/lib/modules/monitorings/evaluation/types";
import { isNumber } from "@/lib/modules/monitorings/expressions/evaluation/rules";
import type { Value } from "@/lib/modules/monitorings/expressions/types";

/** What a state is kept by: «m1_students», «m1_vpr/r1/m1_vpr_part». */
export function addressKey({ question, row, column }: Address): string {
  return [question, row, column].filter((part) => part !== null).join("/");
}

/** A finding about the answer itself, whatever the others are. */
export function wrongAnswer(at: Address, text: string, index: number): Finding {
  return { key: `answer:${addressKey(at)}:${String(index)}`, severity: "block", text, at: [at] };
}

/** A calculated value, exact for what reads it and rounded for a screen. */
export function computed(value: Value, { digits }: { digits: number }): Computed {
  if (isNumber(value)) return { exact: writeFraction(value), shown: roundedText(value, digits) };
  if (typeof value === "boolean") return { exact: String(value), shown: value ? "да" : "нет" };
  if (typeof value === "string") return { exact: value, shown: value };
  return { exact: null, shown: "—" };
}
