import { Notice } from "@/components/ui/notice";
import type { Limitation } from "@/lib/modules/school-lists/comparison/types";

/** Why two years of a list are comparable with reservations only. */
export function LimitationNotes({ limitations }: { limitations: readonly Limitation[] }) {
  if (limitations.length === 0) return null;
  return (
    <Notice tone="warning" heading="Сравнение ограничено" className="mt-4">
      <ul className="list-disc space-y-1 pl-5">
        {limitations.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Notice>
  );
}
