import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./class-names";

export type NoticeTone = "info" | "warning" | "danger" | "success";

const look = {
  info: { icon: Info, ground: "border-info/35 bg-info-tint", ink: "text-info" },
  warning: { icon: TriangleAlert, ground: "border-warning/35 bg-warning-tint", ink: "text-warning" },
  danger: { icon: CircleAlert, ground: "border-danger/40 bg-danger-tint", ink: "text-danger" },
  success: { icon: CircleCheck, ground: "border-success/35 bg-success-tint", ink: "text-success" },
} as const;

interface NoticeProps {
  tone?: NoticeTone;
  heading?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** Read out at once: for messages that appear after an action, not for those present from the start. */
  live?: boolean;
  className?: string;
}

export function Notice({ tone = "info", heading, children, actions, live = false, className }: NoticeProps) {
  const { icon: Icon, ground, ink } = look[tone];
  return (
    <div
      role={live ? (tone === "danger" ? "alert" : "status") : undefined}
      className={cn("flex gap-3 rounded-lg border px-4 py-3", ground, className)}
    >
      <Icon className={cn("mt-0.5 size-5 shrink-0", ink)} aria-hidden="true" />
      <div className="min-w-0 flex-1 space-y-1">
        {heading ? <p className={cn("font-semibold", ink)}>{heading}</p> : null}
        {children ? <div className="space-y-1.5">{children}</div> : null}
        {actions ? (
          <div data-print="hide" className="flex flex-wrap gap-2 pt-1.5">
            {actions}
          </div>
        ) : null}
      </div>
    </div>
  );
}
