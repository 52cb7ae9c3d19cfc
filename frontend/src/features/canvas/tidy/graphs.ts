/** PURE: what the layout engine is asked: each account by itself, then accounts and whoever lives in none. */
import type { ElkNode } from "elkjs/lib/elk-api.js";
import type { Box } from "../../../model/geometry";
import { ACROSS, DOWN, GAP } from "./spacing";

export interface Sized {
  id: string;
  box: Pick<Box, "width" | "height">;
}

export type Line = readonly [source: string, target: string];

const LAYERS = {
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.randomSeed": "1",
  // As they are told, which is as they were made: where they lie now does not count, so tidying again changes nothing.
  "elk.layered.considerModelOrder.strategy": "PREFER_NODES",
  "elk.padding": "[top=0,left=0,bottom=0,right=0]",
};

/** In: an account's cards, a list for each column from left to right, and lines between any cards. */
export function accountGraph(id: string, columns: readonly Sized[][], lines: readonly Line[]): ElkNode {
  return {
    id,
    layoutOptions: {
      ...LAYERS,
      "elk.partitioning.activate": "true",
      "elk.separateConnectedComponents": "false",
      "elk.spacing.nodeNode": String(DOWN),
      "elk.layered.spacing.nodeNodeBetweenLayers": String(ACROSS),
    },
    children: columns.flatMap((cards, column) =>
      cards.map((card) => ({ ...nodeOf(card), layoutOptions: { "elk.partitioning.partition": String(column) } })),
    ),
    edges: edgesBetween(columns.flat(), lines),
  };
}

/** In: accounts and whoever lives in none. */
export const outerGraph = (blocks: readonly Sized[], lines: readonly Line[]): ElkNode => ({
  id: "canvas",
  layoutOptions: {
    ...LAYERS,
    "elk.spacing.nodeNode": String(GAP),
    "elk.spacing.componentComponent": String(GAP),
    "elk.layered.spacing.nodeNodeBetweenLayers": String(GAP),
  },
  children: blocks.map(nodeOf),
  edges: edgesBetween(blocks, lines),
});

/** All accounts in one question; where the engine puts the accounts themselves does not count. */
export const together = (accounts: ElkNode[]): ElkNode => ({
  id: "accounts",
  layoutOptions: { "elk.algorithm": "rectpacking", "elk.hierarchyHandling": "SEPARATE_CHILDREN" },
  children: accounts,
});

const nodeOf = ({ id, box }: Sized): ElkNode => ({ id, width: box.width, height: box.height });

function edgesBetween(nodes: readonly Sized[], lines: readonly Line[]): NonNullable<ElkNode["edges"]> {
  const known = new Set(nodes.map((node) => node.id));
  const inner = lines.filter(([source, target]) => known.has(source) && known.has(target) && source !== target);
  const unlike = new Map(inner.map((line) => [line.join(">"), line]));
  return [...unlike].map(([id, [source, target]]) => ({ id, sources: [source], targets: [target] }));
}
