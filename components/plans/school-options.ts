import type { MultiSelectOption } from "@/components/ui/multi-select-state";
import type { PlanSchool } from "@/lib/modules/plans/measures/types";

/** What the lists say of a school, in short words. */
function schoolMarks(school: PlanSchool): string[] {
  return [
    school.onFederal && "федеральный перечень",
    school.onRegional && "региональный перечень",
    school.inControlZone && "зона контроля",
    school.hasResourceDeficit && "ресурсные дефициты",
    school.isNearLow && "близкие к низким",
  ].filter((mark) => mark !== false);
}

/** Schools with their lists in the second line: search finds by both. */
export function schoolOptions(schools: readonly PlanSchool[]): MultiSelectOption[] {
  return schools.map((school) => ({
    value: school.id,
    label: school.name,
    note: schoolMarks(school).join(", "),
  }));
}
