import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/ui/class-names";

interface MastheadButtonProps extends Omit<ComponentProps<"button">, "children"> {
  text: string;
  note?: string;
  icon?: ReactNode;
  iconFirst?: boolean;
  /** On a phone only the icon is seen; the words stay for those who hear. */
  iconOnPhone?: boolean;
}

/** Button on the dark strip that opens a menu: the organisation one works in, the person one is. */
export function MastheadButton({
  text,
  note,
  icon,
  iconFirst = false,
  iconOnPhone = false,
  className,
  ...rest
}: MastheadButtonProps) {
  return (
    <button
      type="button"
      className={cn(
        "-mx-2 inline-flex max-w-[calc(100%+1rem)] items-center gap-2 rounded-md px-2 py-1 text-left hover:bg-white/10",
        "pointer-coarse:min-h-11 [&>svg]:size-4.5 [&>svg]:shrink-0",
        iconOnPhone && "max-sm:[&>svg]:size-5.5",
        className,
      )}
      {...rest}
    >
      {iconFirst ? icon : null}
      <span className={cn("min-w-0", iconOnPhone && "max-sm:sr-only")}>
        <span className="block leading-5 font-medium text-white">{text}</span>
        {note ? <span className="block text-xs">{note}</span> : null}
      </span>
      {iconFirst ? null : icon}
    </button>
  );
}
