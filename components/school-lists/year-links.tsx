import { TabLinks } from "@/components/ui/tab-links";
import type { ComparedYears } from "@/lib/modules/school-lists/comparison/types";

interface YearLinksProps extends ComparedYears {
  /** Loaded list years, oldest first. */
  years: readonly number[];
  /** Address of the same page with other years. */
  href: (years: { year: number; with?: number }) => string;
}

/** Chooses the two list years: only loaded ones are offered. */
export function YearLinks({ years, year, previousYear, href }: YearLinksProps) {
  const earlier = years.filter((one) => one < year);
  return (
    <div className="flex flex-wrap gap-x-8">
      <TabLinks
        label="Год перечня"
        items={years.map((one) => ({
          href: href({ year: one }),
          label: `Перечни ${String(one)} года`,
          current: one === year,
        }))}
      />
      {earlier.length > 1 ? (
        <TabLinks
          label="С каким годом сравнить"
          items={earlier.map((one) => ({
            href: href({ year, with: one }),
            label: `с ${String(one)} годом`,
            current: one === previousYear,
          }))}
        />
      ) : null}
    </div>
  );
}
