"use client";

import { ResponsiveContainer, Sankey, type SankeyLinkProps, type SankeyNodeProps } from "recharts";

import type { Tone } from "@/components/ui/tone";

interface FlowEnd {
  label: string;
  value: number;
  tone: Tone;
}

/** What goes from the left ends to the right ones; `from` and `to` are places in the two lists. */
export interface FlowModel {
  /** The picture in one sentence, for those who hear it; the figures stand in a table beside it. */
  summary: string;
  left: readonly FlowEnd[];
  right: readonly FlowEnd[];
  links: readonly { from: number; to: number; value: number; label: string }[];
}

const INK: Record<Tone, string> = {
  neutral: "var(--color-neutral)",
  info: "var(--color-info)",
  success: "var(--color-success)",
  warning: "var(--color-warning)",
  danger: "var(--color-danger)",
  brand: "var(--color-brand)",
};
const ROW = 46;
const NODE_WIDTH = 10;

/**
 * Flows between two states, ends with their words and figures. A picture beside its table: paper and a phone, where the
 * words of both ends would lie on one another, get the table alone.
 */
export function FlowChart({ model }: { model: FlowModel }) {
  const { left, right, links, summary } = model;
  const ends = [...left, ...right];
  const height = Math.max(left.length, right.length) * ROW + 40;
  return (
    <div
      data-print="hide"
      role="img"
      aria-label={summary}
      className="w-full max-sm:hidden"
      style={{ height }}
    >
      <ResponsiveContainer width="100%" height={height}>
        <Sankey
          accessibilityLayer={false}
          sort={false}
          nodePadding={26}
          nodeWidth={NODE_WIDTH}
          iterations={0}
          margin={{ top: 16, right: 1, bottom: 16, left: 1 }}
          data={{
            nodes: ends.map(({ label }) => ({ name: label })),
            links: links.map(({ from, to, value }) => ({ source: from, target: left.length + to, value })),
          }}
          node={(node: SankeyNodeProps) => (
            <Node node={node} end={ends[node.index]} first={node.index < left.length} />
          )}
          link={(link: SankeyLinkProps) => <Link link={link} model={model} />}
        />
      </ResponsiveContainer>
    </div>
  );
}

function Node({ node, end, first }: { node: SankeyNodeProps; end: FlowEnd | undefined; first: boolean }) {
  if (!end) return null;
  const { x, y, width, height } = node;
  return (
    <g>
      <rect {...{ x, y, width }} height={Math.max(height, 2)} fill={INK[end.tone]} />
      <text
        x={first ? x : x + width}
        y={y - 6}
        textAnchor={first ? "start" : "end"}
        className="fill-ink text-xs font-medium"
      >
        {end.label}: {end.value}
      </text>
    </g>
  );
}

function Link({ link, model }: { link: SankeyLinkProps; model: FlowModel }) {
  const { sourceX, sourceY, sourceControlX, targetX, targetY, targetControlX, linkWidth, index } = link;
  const flow = model.links[index];
  const tone = flow ? model.right[flow.to]?.tone : undefined;
  return (
    <path
      d={`M${String(sourceX)},${String(sourceY)}C${String(sourceControlX)},${String(sourceY)} ${String(targetControlX)},${String(targetY)} ${String(targetX)},${String(targetY)}`}
      fill="none"
      stroke={INK[tone ?? "neutral"]}
      strokeOpacity={0.28}
      strokeWidth={Math.max(linkWidth, 1)}
    >
      <title>{flow?.label}</title>
    </path>
  );
}
