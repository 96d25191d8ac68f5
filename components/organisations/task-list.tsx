import Link from "next/link";
import { ChevronRight, CircleCheck } from "lucide-react";

import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import { Section } from "@/components/ui/section";
import { formatDate } from "@/lib/core/format/dates";

interface Task {
  id: string;
  title: string;
  /** Why it is asked. */
  reason: string;
  href: string;
  dueOn: string | null;
  tone: Tone;
}

interface TaskListProps {
  tasks: readonly Task[];
  /** What to say when nothing waits: «План 2027 года утверждён, новых поручений нет». */
  rest: string;
}

/** «Сейчас нужно»: what waits for the person, nearest term first, each one click from its place. */
export function TaskList({ tasks, rest }: TaskListProps) {
  return (
    <Section title="Сейчас нужно">
      {tasks.length === 0 ? (
        <p className="flex items-start gap-2 text-ink-2">
          <CircleCheck aria-hidden="true" className="mt-0.5 size-4.5 shrink-0 text-success" />
          {rest}
        </p>
      ) : (
        <ul className="-mx-2 divide-y divide-line">
          {tasks.map((task) => (
            <li key={task.id}>
              <Link
                href={task.href}
                prefetch={false}
                className="group flex items-start gap-3 rounded-md px-2 py-2.5 hover:bg-sunken"
              >
                <span className="min-w-0 flex-1">
                  <span className="block font-medium group-hover:underline">{task.title}</span>
                  <span className="mt-0.5 block text-sm text-muted">{task.reason}</span>
                </span>
                {task.dueOn ? <Badge tone={task.tone}>до {formatDate(task.dueOn)}</Badge> : null}
                <ChevronRight aria-hidden="true" className="mt-0.5 size-4.5 shrink-0 text-muted" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
