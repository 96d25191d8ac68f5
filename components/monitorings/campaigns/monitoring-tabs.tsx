import { TabLinks } from "@/components/ui/tab-links";

const TABS = [
  { key: "year", href: "/region/campaigns", label: "Год" },
  { key: "checking", href: "/region/submissions", label: "Проверка" },
  { key: "forms", href: "/region/monitorings", label: "Формы" },
  { key: "basis", href: "/region/campaigns/settings", label: "Шаблоны и календарь" },
] as const;

/** What the region's monitorings consist of. */
export function MonitoringTabs({ current }: { current: (typeof TABS)[number]["key"] }) {
  return (
    <TabLinks
      label="Мониторинги"
      items={TABS.map(({ key, href, label }) => ({ href, label, current: key === current }))}
    />
  );
}
