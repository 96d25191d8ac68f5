import Link from "next/link";
import type { ComponentProps } from "react";
import { buttonClass, type ButtonSize, type ButtonVariant } from "./button-style";

interface LinkButtonProps extends Omit<ComponentProps<typeof Link>, "href"> {
  href: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** A file or a page outside the router: an ordinary address, so that the browser saves or opens it. */
  plain?: boolean;
}

export function LinkButton({
  variant = "secondary",
  size = "medium",
  plain = false,
  href,
  className,
  children,
  prefetch = false,
  ...rest
}: LinkButtonProps) {
  const style = buttonClass(variant, size, className);
  if (plain) {
    return (
      <a href={href} data-print="hide" className={style}>
        {children}
      </a>
    );
  }
  return (
    <Link href={href} prefetch={prefetch} data-print="hide" className={style} {...rest}>
      {children}
    </Link>
  );
}
