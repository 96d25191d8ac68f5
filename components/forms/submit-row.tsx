import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

interface SubmitRowProps {
  label: string;
  busy?: boolean;
  busyLabel?: string;
  /** Other ways out, after the main button. */
  children?: ReactNode;
  /** Short word about what happened, read out: «Сохранено в 14:03». */
  status?: ReactNode;
}

export function SubmitRow({
  label,
  busy = false,
  busyLabel = "Сохраняем…",
  children,
  status,
}: SubmitRowProps) {
  return (
    <div data-print="hide" className="flex flex-wrap items-center gap-x-3 gap-y-2 pt-2">
      <Button type="submit" variant="primary" busy={busy} busyLabel={busyLabel}>
        {label}
      </Button>
      {children}
      <p role="status" className="text-sm text-ink-2">
        {status}
      </p>
    </div>
  );
}
