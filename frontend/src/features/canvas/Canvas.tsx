import {
  Background,
  BackgroundVariant,
  MiniMap,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useReactFlow,
  type Viewport,
} from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { useLayoutEffect, useRef, useState, type DragEvent } from "react";
import type { Canvas as CanvasModel } from "../../model/canvas";
import { usePlayground } from "../../model/store";
import "../../styles/canvas.css";
import "../../styles/nodes.css";
import "../../styles/lines.css";
import "../../styles/out-of-light.css";
import { add } from "./adding";
import { useCanvasUi, type NewKind } from "./canvas-ui";
import { CanvasMenus } from "./CanvasMenus";
import { CommandPalette } from "./CommandPalette";
import { ChooseDialog } from "./ChooseDialog";
import { Connect } from "./Connect";
import { Arrowheads } from "./edges/Arrowheads";
import { DrawnLink, LinkTip } from "./edges/DrawnLink";
import { Guides } from "./Guides";
import type { FlowNode } from "./flow-types";
import { around, LEAST_ZOOM, viewportFor } from "../../model/geometry";
import { boxesOf, places } from "../../model/places";
import { Hops } from "./Hops";
import * as handlers from "./handlers";
import { Others } from "./Others";
import { onFocus, onKeyDown } from "./keyboard";
import { edgeTypes, nodeTypes } from "./kinds";
import { WhatIfBanner } from "./LayersMenu";
import { Legend } from "./Legend";
import { DRAG_TYPE } from "./Palette";
import { SelectionBar } from "./SelectionBar";
import { ShortcutsDialog } from "./ShortcutsDialog";
import { useScene } from "./use-scene";
import { useView } from "./view";
import { lowest, useClearOfInspector, useKeyboardLink, useReveal, useSelectionAsPicked, useStopInView } from "./view-hooks";
import { ZoomControl } from "./ZoomControl";
import { EmptyCanvas } from "./EmptyCanvas";

// Below this, drawing all nodes is cheap, and the keyboard reaches those outside the window, too.
const CULL_FROM = 150;
// Beyond this, only what lies near the view is built at all.
const DRAW_ALL = 400;
const PHONE = 640;
const ADD_TO_CHOICE = ["Shift", "Meta", "Control"];
// What a screen reader says after the name of a node or a line.
const KEYS = {
  "node.a11yDescription.default": "Arrow keys move it, L draws a link from it, F2 renames it, Delete deletes it.",
  "edge.a11yDescription.default": "Enter reads it in the role's trust policy, Delete removes it.",
};

/** The drawing area. React Flow and its handlers; no rules. */
export function Canvas() {
  const canvas = usePlayground((state) => state.canvas);
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  const frame = useRef<HTMLElement>(null);
  const level = useCanvasUi((ui) => ui.level);
  const linking = useCanvasUi((ui) => ui.linking?.by);
  useLayoutEffect(() => {
    const box = frame.current!.getBoundingClientRect();
    setSize({ width: box.width, height: box.height });
  }, []);
  return (
    <section
      ref={frame}
      className="canvas"
      aria-label="Canvas"
      aria-busy={canvas === null}
      data-level={level}
      data-linking={linking}
      onKeyDownCapture={onKeyDown}
      onFocus={onFocus}
    >
      <Arrowheads />
      {canvas && size && (
        <ReactFlowProvider>
          <Flow canvas={canvas} size={size} />
        </ReactFlowProvider>
      )}
    </section>
  );
}

/** What to show first: everything, at most life size. Given at once, or React Flow mounts all nodes at zoom 1. */
function firstViewport(canvas: CanvasModel, size: { width: number; height: number }): Viewport {
  const found = places(canvas, new Map());
  const [first] = canvas.accounts;
  // A phone begins with one account that can be read, not with all of them as blocks.
  const boxes = size.width < PHONE && first ? [found.get(first.id)!.box] : boxesOf(found);
  const viewport = viewportFor(around(boxes), size.width, size.height, lowest());
  handlers.onMove(null, viewport);
  return viewport;
}

/** How many nodes a canvas has, roughly. */
const countOf = ({ identities, roles, groups, resources, providers }: CanvasModel) =>
  identities.length + roles.length + groups.length + resources.length + providers.length;

function Flow({ canvas, size }: { canvas: CanvasModel; size: { width: number; height: number } }) {
  // Before the scene: it says from how far the scene is seen.
  const [viewport] = useState(() => firstViewport(canvas, size));
  const map = useCanvasUi((ui) => ui.map);
  // The map shows everything, so everything has to be there.
  const view = useView(viewport, size, countOf(canvas) > DRAW_ALL && !map);
  const { nodes, edges, gained, lost } = useScene(canvas, view);
  const flow = useReactFlow();
  useSelectionAsPicked();
  useReveal();
  useKeyboardLink();
  useClearOfInspector();
  useStopInView();
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    const kind = event.dataTransfer.getData(DRAG_TYPE) as NewKind | "";
    if (kind) void add(kind, flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }));
  };
  // A block seen from far opens when it is clicked.
  const enter = (block: FlowNode) => {
    const box = { ...block.position, width: block.width ?? 0, height: block.height ?? 0 };
    void flow.setViewport(viewportFor(box, size.width, size.height), { duration: 200 });
  };
  return (
    <>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        defaultViewport={viewport}
        minZoom={LEAST_ZOOM}
        maxZoom={1.6}
        nodesDraggable={canvas.may_edit}
        nodesConnectable={canvas.may_edit}
        edgesFocusable={false}
        ariaLabelConfig={KEYS}
        zIndexMode="manual"
        elevateNodesOnSelect={false}
        multiSelectionKeyCode={ADD_TO_CHOICE}
        selectionMode={SelectionMode.Full}
        onlyRenderVisibleElements={nodes.length > CULL_FROM}
        deleteKeyCode={null}
        connectOnClick={false}
        connectionRadius={24}
        nodeDragThreshold={3}
        zoomOnDoubleClick={false}
        connectionLineComponent={DrawnLink}
        onNodesChange={handlers.onNodesChange}
        onNodeClick={(event, node) => (node.type === "block" ? enter(node) : handlers.onNodeClick(event, node))}
        onNodeDoubleClick={handlers.onNodeDoubleClick}
        onEdgeClick={handlers.onEdgeClick}
        onPaneClick={handlers.onPaneClick}
        onNodeContextMenu={handlers.onNodeMenu}
        onEdgeContextMenu={handlers.onLineMenu}
        onPaneContextMenu={(event) => handlers.onPaneMenu(event, flow.screenToFlowPosition)}
        onConnectStart={handlers.onConnectStart}
        onConnect={handlers.onConnect}
        onConnectEnd={handlers.onConnectEnd}
        isValidConnection={handlers.isValidConnection}
        onMove={handlers.onMove}
        onDragOver={(event) => event.preventDefault()}
        onDrop={onDrop}
      >
        <Background variant={BackgroundVariant.Dots} gap={22} size={1.6} color="var(--grid)" />
        <LinkTip />
        <Guides />
        <Hops />
        <Others />
        {map && <MiniMap pannable zoomable ariaLabel="Map" nodeClassName={(node) => `map-${node.type ?? ""}`} />}
      </ReactFlow>
      {nodes.length === 0 && <EmptyCanvas />}
      <Legend />
      <WhatIfBanner gained={gained} lost={lost} />
      <SelectionBar />
      <ZoomControl />
      <Connect />
      <CanvasMenus />
      <ChooseDialog />
      <ShortcutsDialog />
      <CommandPalette />
    </>
  );
}
