/** Meaning of a state; always beside words, never told by colour alone. */
export type Tone = "neutral" | "info" | "success" | "warning" | "danger" | "brand";

/** Text and ground of a small mark in a given tone. */
export const toneClass: Record<Tone, string> = {
  neutral: "bg-neutral-tint text-neutral",
  info: "bg-info-tint text-info",
  success: "bg-success-tint text-success",
  warning: "bg-warning-tint text-warning",
  danger: "bg-danger-tint text-danger",
  brand: "bg-brand-tint text-brand",
};
