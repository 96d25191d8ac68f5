import { Badge } from "@/components/ui/badge";
import type { SentAnswer } from "@/lib/modules/monitorings/answers/sent/types";

/** An answer, what stood there before the return, last year's, and what a checker may want to ask. */
export function ReviewAnswerText({ answer, compact = false }: { answer: SentAnswer; compact?: boolean }) {
  const { shown, files, lastYear, marks, before } = answer;
  return (
    <div>
      <p className={compact ? "" : "text-lg whitespace-pre-line tabular-nums"}>
        {shown === "" ? <span className="text-muted">нет ответа</span> : shown}
      </p>
      {before === null ? null : (
        <p className="text-sm">
          <Badge tone="info">изменено</Badge> было: {before === "" ? "нет ответа" : before}
        </p>
      )}
      {files.length > 0 ? (
        <ul className="text-sm">
          {files.map(({ id, name }) => (
            <li key={id}>
              <a href={`/api/files/${id}`} className="link">
                Открыть «{name}»
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {lastYear === "" ? null : <p className="text-sm text-muted">в прошлом году: {lastYear}</p>}
      {marks.map((mark) => (
        <p key={mark} className="text-sm text-ink-2">
          <Badge tone="info">обратите внимание</Badge> {mark}
        </p>
      ))}
    </div>
  );
}
