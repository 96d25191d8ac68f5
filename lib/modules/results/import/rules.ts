import type { ResultFigures } from "@/lib/modules/results/types";

/** Key of `StoredFigures`. */
export function figuresKey(schoolId: string, indicatorId: string): string {
  return `${schoolId} ${indicatorId}`;
}

/** A file that does not tell the pupils of the grade leaves what is known of them, where it still fits. */
export function withEnrolled(read: ResultFigures, before: ResultFigures | undefined): ResultFigures {
  if (read.enrolled !== null || !before || before.enrolled === null) return read;
  return before.enrolled >= (read.participants ?? 0) ? { ...read, enrolled: before.enrolled } : read;
}
