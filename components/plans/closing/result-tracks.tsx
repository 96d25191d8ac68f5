import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Section } from "@/components/ui/section";
import { formatShare } from "@/lib/core/format/numbers";
import { totalResult } from "@/lib/modules/plans/closing/rules";
import { trackName } from "@/lib/modules/plans/closing/texts/rules";
import type { ClosingDetails, TrackResult } from "@/lib/modules/plans/closing/types";

type Counts = Omit<TrackResult, "trackNumber">;

const COLUMNS: readonly { label: string; value: (counts: Counts) => string }[] = [
  { label: "Всего", value: ({ total }) => String(total) },
  { label: "Выполнено в срок", value: ({ done }) => String(done) },
  { label: "С нарушением срока", value: ({ late }) => String(late) },
  { label: "Не выполнено", value: ({ notDone }) => String(notDone) },
  { label: "Отменено", value: ({ cancelled }) => String(cancelled) },
  { label: "Доля выполненных", value: ({ done, late, total }) => formatShare(done + late, total) },
];

/** How the measures of each track ended. */
export function ResultTracks({ tracks }: { tracks: ClosingDetails["tracks"] }) {
  const total = totalResult(tracks);
  return (
    <Section title="Выполнение по трекам">
      <Table label="Выполнение по трекам">
        <thead>
          <tr>
            <HeadCell>Раздел плана</HeadCell>
            {COLUMNS.map(({ label }) => (
              <HeadCell key={label} numeric>
                {label}
              </HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {tracks.map((track) => (
            <tr key={track.trackNumber}>
              <RowHead>
                {trackName(track)}. {track.title}
              </RowHead>
              <Counts counts={track} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="font-semibold">
            <RowHead>Всего по плану</RowHead>
            <Counts counts={total} />
          </tr>
        </tfoot>
      </Table>
    </Section>
  );
}

function Counts({ counts }: { counts: Counts }) {
  return COLUMNS.map(({ label, value }) => (
    <Cell key={label} label={label} numeric>
      {value(counts)}
    </Cell>
  ));
}
