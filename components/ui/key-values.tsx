import type { ReactNode } from "react";

export interface KeyValue {
  label: string;
  value: ReactNode;
}

/** Names and values side by side; one under another where there is no room. */
export function KeyValues({ items }: { items: readonly KeyValue[] }) {
  return (
    <dl className="divide-y divide-line">
      {items.map((item) => (
        <div key={item.label} className="grid gap-x-4 gap-y-0.5 py-2 sm:grid-cols-[minmax(9rem,1fr)_3fr]">
          <dt className="text-sm text-muted">{item.label}</dt>
          <dd className="min-w-0">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
