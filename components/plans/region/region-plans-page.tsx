import { RegionPlansTable } from "@/components/plans/region/region-plans-table";
import { readSort, type SortState } from "@/components/tables/sort-state";
import { PageHeader } from "@/components/ui/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { TabLinks } from "@/components/ui/tab-links";
import { plural } from "@/lib/core/format/words";
import type { PlanSummaryRow } from "@/lib/modules/plans/types";

interface RegionPlansPageProps {
  year: number;
  dueYear: number;
  plans: readonly PlanSummaryRow[];
  params: Readonly<Record<string, string | string[] | undefined>>;
}

const TRACKS = [0, 1, 2, 3];
const STATES = [
  { value: "", label: "все" },
  { value: "none", label: "плана нет" },
  { value: "draft", label: "черновик" },
  { value: "on_approval", label: "на утверждении" },
  { value: "approved", label: "утверждён" },
];

/** Plans of all authorities for a year; state, order and year live in the address. */
export function RegionPlansPage({ year, dueYear, plans, params }: RegionPlansPageProps) {
  const sort = readSort(params.sort, ["name", "state", "measures", "gaps"]);
  const state = typeof params.state === "string" ? params.state : "";
  const shown = order(
    plans.filter((plan) => state === "" || (plan.state ?? "none") === state),
    sort,
  );
  const href = (values: { year: number; state: string }) =>
    `/region/plans?${new URLSearchParams({
      year: String(values.year),
      ...(values.state ? { state: values.state } : {}),
      ...(typeof params.sort === "string" ? { sort: params.sort } : {}),
    }).toString()}`;
  return (
    <>
      <PageHeader
        title={`Планы МОУО на ${String(year)} год`}
        subtitle={`${plural(shown.length, "муниципалитет", "муниципалитета", "муниципалитетов")} из ${String(plans.length)}. Цифры оставлены последней правкой каждого плана.`}
      />
      <TabLinks
        label="Год плана"
        items={[dueYear - 1, dueYear].map((one) => ({
          href: href({ year: one, state }),
          label: String(one),
          current: one === year,
        }))}
      />
      <div className="my-3">
        <TabLinks
          label="Состояние плана"
          items={STATES.map(({ value, label }) => ({
            href: href({ year, state: value }),
            label,
            current: value === state,
          }))}
        />
      </div>
      {plans.length === 0 ? (
        <EmptyState title="Муниципалитетов пока нет">
          Планы появятся здесь, когда в регион будут внесены муниципалитеты.
        </EmptyState>
      ) : shown.length === 0 ? (
        <EmptyState title="Таких планов нет">Выберите другое состояние или год.</EmptyState>
      ) : (
        <RegionPlansTable year={year} rows={shown} tracks={TRACKS} sort={sort} params={params} />
      )}
    </>
  );
}

/** Order of the table; the municipality's name breaks ties, then its code. */
function order(rows: readonly PlanSummaryRow[], sort: SortState | null): PlanSummaryRow[] {
  const sign = sort?.direction === "desc" ? -1 : 1;
  const byName = (left: PlanSummaryRow, right: PlanSummaryRow) =>
    left.municipalityName.localeCompare(right.municipalityName, "ru") ||
    left.municipalityCode.localeCompare(right.municipalityCode);
  return [...rows].sort(
    (left, right) => sign * compare(left, right, sort?.column ?? "name") || byName(left, right),
  );
}

function compare(left: PlanSummaryRow, right: PlanSummaryRow, column: string): number {
  switch (column) {
    case "measures":
      return left.measureCount - right.measureCount;
    case "gaps":
      return left.gapCount - right.gapCount;
    case "state":
      return (left.state ?? "").localeCompare(right.state ?? "");
    default:
      return left.municipalityName.localeCompare(right.municipalityName, "ru");
  }
}
