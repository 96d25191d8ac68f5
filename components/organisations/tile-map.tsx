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

/**
 * Map of equal tiles, one a municipality, in about their places. The colour always has its word, and the same
 * figures stand in a table on the page: the map is for finding a place by eye.
 */
export function TileMap({ label, tiles }: { label: string; tiles: readonly Tile[] }) {
  const columns = Math.max(...tiles.map(({ column }) => column)) + 1;
  return (
    <ul
      aria-label={label}
      data-print="hide"
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
  );
}
