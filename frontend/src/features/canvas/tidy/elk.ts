/** Eclipse Layout Kernel: puts a graph in layers, in a worker of its own that is loaded when it is first asked. */
import type { ElkNode } from "elkjs/lib/elk-api.js";

/** In: nodes with sizes, and edges. Out: the same graph with a place for each node. */
export type Layout = (graph: ElkNode) => Promise<ElkNode>;

let started: Promise<Layout> | null = null;

export const layout: Layout = async (graph) => {
  started ??= start();
  try {
    return await (await started)(graph);
  } catch (error) {
    started = null; // the next try loads it anew: the network may be back
    throw error;
  }
};

async function start(): Promise<Layout> {
  const [{ default: Elk }, { default: workerUrl }] = await Promise.all([
    import("elkjs/lib/elk-api.js"),
    import("elkjs/lib/elk-worker.min.js?url"),
  ]);
  const elk = new Elk({ workerUrl, workerFactory: (url) => new Worker(url!) });
  return (graph) => elk.layout(graph);
}
