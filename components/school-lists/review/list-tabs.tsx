import { TabLinks } from "@/components/ui/tab-links";

interface ListTabsProps {
  code: string;
  current: "comparison" | "in-force" | "review";
}

/** Views of an authority's lists. */
export function ListTabs({ code, current }: ListTabsProps) {
  const home = `/municipalities/${code}/lists`;
  const items = [
    { key: "comparison", href: home, label: "Сравнение за 2 года" },
    { key: "in-force", href: `${home}/in-force`, label: "Действующие" },
    { key: "review", href: `${home}/review`, label: "На согласовании" },
  ];
  return (
    <TabLinks
      label="Перечни муниципалитета"
      items={items.map(({ key, ...item }) => ({ ...item, current: key === current }))}
    />
  );
}
