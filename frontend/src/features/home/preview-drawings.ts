/** Where things stand in the small drawings: measures of a 300 by 150 sheet. */

export interface PreviewDrawing {
  boxes: { x: number; y: number; width: number; height: number; hue: number }[];
  nodes: {
    x: number;
    y: number;
    kind: "user" | "role" | "service" | "resource" | "group" | "web";
    stacked?: boolean;
  }[];
  links: { path: string; state: "trust" | "live" | "denied" | "permission" }[];
}

const FIRE_MARSHAL: PreviewDrawing = {
  boxes: [{ x: 22, y: 10, width: 256, height: 130, hue: 0 }],
  nodes: [
    { x: 38, y: 22, kind: "user" },
    { x: 38, y: 60, kind: "user" },
    { x: 38, y: 98, kind: "user" },
    { x: 196, y: 40, kind: "role" },
    { x: 196, y: 98, kind: "resource" },
  ],
  links: [
    { path: "M102 37C150 37 150 52 196 53", state: "live" },
    { path: "M102 75C150 75 150 60 196 58", state: "trust" },
    { path: "M228 70V98", state: "permission" },
  ],
};

const EC2_READ_ONLY: PreviewDrawing = {
  boxes: [{ x: 22, y: 10, width: 256, height: 130, hue: 1 }],
  nodes: [
    { x: 38, y: 38, kind: "service" },
    { x: 196, y: 38, kind: "role" },
    { x: 196, y: 96, kind: "resource" },
  ],
  links: [
    { path: "M102 53H196", state: "live" },
    { path: "M228 68V96", state: "permission" },
  ],
};

const COMPANY_MERGER: PreviewDrawing = {
  boxes: [
    { x: 12, y: 14, width: 124, height: 122, hue: 0 },
    { x: 164, y: 14, width: 124, height: 122, hue: 2 },
  ],
  nodes: [
    { x: 24, y: 32, kind: "group", stacked: true },
    { x: 24, y: 88, kind: "user" },
    { x: 208, y: 32, kind: "role" },
    { x: 208, y: 88, kind: "resource" },
  ],
  links: [
    { path: "M92 47H208", state: "live" },
    { path: "M88 103C150 103 150 60 208 56", state: "denied" },
    { path: "M240 62V88", state: "permission" },
  ],
};

const EMPTY: PreviewDrawing = {
  boxes: [{ x: 62, y: 26, width: 176, height: 98, hue: 3 }],
  nodes: [],
  links: [],
};

const DRAWINGS: Record<string, PreviewDrawing> = {
  "fire-marshal": FIRE_MARSHAL,
  "ec2-read-only": EC2_READ_ONLY,
  "company-merger": COMPANY_MERGER,
};

/** In: the slug of an exercise, or "" for the empty sandbox. Out: its drawing; a new exercise gets a plain one. */
export function drawingFor(slug: string): PreviewDrawing {
  if (slug === "") return EMPTY;
  return DRAWINGS[slug] ?? EC2_READ_ONLY;
}
