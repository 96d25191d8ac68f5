import Link from "next/link";

import { cn } from "@/components/ui/class-names";
import { toneClass, type Tone } from "@/components/ui/tone";
import { softHyphens } from "@/lib/core/format/words";

export interface Tile {
  code: string;
  name: string;
  row: number;
  column: number;
  href: string;
  /** What the colour says, in words: «утверждён». */
  value: string;
  tone: Tone;
}

interface TileMapProps {
  label: string;
  tiles: readonly Tile[];
  /** What the colours mean and how many tiles have each. */
  legend: readonly { label: string; tone: Tone; count: number }[];
}

/**
 * Map of equal tiles, one a municipality, in about their places. The colour always has its word, and the same
 * figures stand in a table on the page: the map is for finding a place by eye.
 */
export function TileMap({ label, tiles, legend }: TileMapProps) {
  const columns = Math.max(...tiles.map(({ column }) => column)) + 1;
  return (
    <div data-print="hide">
      <ul
        aria-label={label}
        className="grid gap-1.5 max-md:grid-cols-2! max-md:[&>li]:col-auto! max-md:[&>li]:row-auto!"
        style={{ gridTemplateColumns: `repeat(${String(columns)}, minmax(0, 1fr))` }}
      >
        {tiles.map((tile) => (
          <li
            key={tile.code}
            style={{ gridColumn: tile.column + 1, gridRow: tile.row + 1 }}
            className="min-w-0"
          >
            <Link
              href={tile.href}
              prefetch={false}
              data-tip={`${tile.name}: ${tile.value}`}
              className={cn(
                "flex h-full min-h-16 flex-col justify-between rounded-md border border-current/25 px-2 py-1.5 text-xs hover:border-current",
                toneClass[tile.tone],
              )}
            >
              <span className="block font-semibold">{softHyphens(tile.name)}</span>
              <span className="mt-1 block">{softHyphens(tile.value)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <ul aria-label="Цвет плитки" className="mt-3 flex flex-wrap gap-x-4 gap-y-1.5 text-xs">
        {legend.map((line) => (
          <li key={line.label} className="inline-flex items-center gap-1.5 text-ink-2">
            <span className={cn("rounded-sm border border-current/25 px-1.5 py-px", toneClass[line.tone])}>
              {line.label}
            </span>
            <span className="tabular-nums">{line.count}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
