import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/ui/class-names";

interface MastheadButtonProps extends Omit<ComponentProps<"button">, "children"> {
  text: string;
  note?: string;
  icon?: ReactNode;
  iconFirst?: boolean;
}

/** Button on the dark strip that opens a menu: the organisation one works in, the person one is. */
export function MastheadButton({ text, note, icon, iconFirst = false, className, ...rest }: MastheadButtonProps) {
  return (
    <button
      type="button"
      className={cn(
        "-mx-2 inline-flex max-w-full items-center gap-2 rounded-md px-2 py-1 text-left hover:bg-white/10",
        "[&>svg]:size-4.5 [&>svg]:shrink-0 pointer-coarse:min-h-11",
        className,
      )}
      {...rest}
    >
      {iconFirst ? icon : null}
      <span className="min-w-0">
        <span className="block font-medium text-white">{text}</span>
        {note ? <span className="block text-xs">{note}</span> : null}
      </span>
      {iconFirst ? null : icon}
    </button>
  );
}
