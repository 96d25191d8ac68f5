"use client";

import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis, YAxis } from "recharts";

interface BarListProps {
  /** The picture in one sentence, for those who hear it; the figures stand in a table beside it. */
  summary: string;
  bars: readonly { name: string; value: number; text: string }[];
}

const ROW = 20;
const NAMES = 210;

/** Values side by side, each with its name and its figure in words. A picture beside its table: paper gets the table alone. */
export function BarList({ summary, bars }: BarListProps) {
  return (
    <div data-print="hide" role="img" aria-label={summary} className="w-full max-md:hidden">
      <ResponsiveContainer
        width="100%"
        height={bars.length * ROW + 8}
        initialDimension={{ width: 760, height: 200 }}
      >
        <BarChart
          data={[...bars]}
          layout="vertical"
          margin={{ top: 4, right: 72, bottom: 4, left: 0 }}
          accessibilityLayer={false}
        >
          <XAxis type="number" hide domain={[(least: number) => Math.min(0, least), "dataMax"]} />
          <YAxis
            type="category"
            dataKey="name"
            width={NAMES}
            interval={0}
            axisLine={false}
            tickLine={false}
            tick={{ fontSize: 12, fill: "var(--color-ink-2)" }}
          />
          <Bar dataKey="value" fill="var(--color-brand)" barSize={11} isAnimationActive={false}>
            <LabelList dataKey="text" position="right" fontSize={12} fill="var(--color-ink)" />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
