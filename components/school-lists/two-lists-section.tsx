import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { formatShare } from "@/lib/core/format/numbers";
import { plural } from "@/lib/core/format/words";
import type { Overlap, PlaceComparison } from "@/lib/modules/school-lists/comparison/types";

interface TwoListsSectionProps {
  comparison: Pick<PlaceComparison, "twoLists" | "previousYear" | "year">;
  /** Numbers alone: the region's lists are too long to be read out here. */
  countsOnly?: boolean;
}

const LINES = [
  { label: "Только федеральный перечень", of: ({ onlyFederal }: Overlap) => onlyFederal },
  { label: "Только региональный перечень", of: ({ onlyRegional }: Overlap) => onlyRegional },
  { label: "Оба перечня", of: ({ both }: Overlap) => both },
] as const;

/** The federal list against the regional one in each of the two years, and who went from the one to the other. */
export function TwoListsSection({ comparison, countsOnly = false }: TwoListsSectionProps) {
  const { twoLists, previousYear, year } = comparison;
  const { before, after, worsened } = twoLists;
  return (
    <Section
      title="Федеральный и региональный перечни"
      description="Сколько школ называет каждый перечень и сколько — оба"
    >
      {before || after ? (
        <Table label="Федеральный и региональный перечни по годам" density="compact">
          <thead>
            <tr>
              <HeadCell>Школы</HeadCell>
              <HeadCell>{previousYear} год</HeadCell>
              <HeadCell>{year} год</HeadCell>
            </tr>
          </thead>
          <tbody>
            {LINES.map(({ label, of }) => (
              <tr key={label}>
                <RowHead>{label}</RowHead>
                {[before, after].map((overlap, at) => (
                  <Cell key={at} label={`${String(at === 0 ? previousYear : year)} год`}>
                    {overlap ? <Names names={of(overlap)} countsOnly={countsOnly} /> : NOT_LOADED}
                  </Cell>
                ))}
              </tr>
            ))}
            <tr>
              <RowHead>Ни одного из перечней</RowHead>
              {[before, after].map((overlap, at) => (
                <Cell key={at} label={`${String(at === 0 ? previousYear : year)} год`}>
                  {overlap ? (overlap.neither ?? "нет сведений о числе школ") : NOT_LOADED}
                </Cell>
              ))}
            </tr>
            <tr>
              <RowHead>Совпадение перечней</RowHead>
              {[before, after].map((overlap, at) => (
                <Cell key={at} label={`${String(at === 0 ? previousYear : year)} год`}>
                  {overlap ? overlapText(overlap) : NOT_LOADED}
                </Cell>
              ))}
            </tr>
          </tbody>
        </Table>
      ) : (
        <p className="text-ink-2">Сопоставить перечни можно, когда за год опубликованы оба.</p>
      )}
      {worsened !== null && worsened.length > 0 ? (
        <Notice
          tone="danger"
          heading={`Из регионального перечня в федеральный: ${plural(worsened.length, "школа", "школы", "школ")}`}
          className="mt-4"
        >
          {countsOnly ? null : <p>{worsened.map(({ name }) => name).join(", ")}.</p>}
          <p>Это ухудшение, даже если общее число школ не изменилось: федеральный перечень строже.</p>
        </Notice>
      ) : null}
    </Section>
  );
}

const NOT_LOADED = "загружены не оба перечня";

function Names({ names, countsOnly }: { names: readonly string[]; countsOnly: boolean }) {
  if (countsOnly || names.length === 0) return names.length;
  return `${String(names.length)}: ${names.join(", ")}`;
}

function overlapText({ share }: Overlap): string {
  if (share.gap !== null) return `нет данных для расчёта: ${share.gap}`;
  return `${formatShare(share.numerator, share.denominator)} (${String(share.numerator)} из ${String(share.denominator)})`;
}
