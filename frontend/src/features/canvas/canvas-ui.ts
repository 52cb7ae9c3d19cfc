/** What this person does on the canvas right now. Stays in this browser; the server never hears of it. */
import { create } from "zustand";
import type { Spot } from "../../api/canvas";
import type { ResourceType } from "../../live/events.gen";
import type { Linking } from "./scene";
import type { Guide } from "./snapping";

export type NewKind = "account" | "external" | "user" | "group" | "role" | "service" | "provider" | "anonymous" | "resource" | "note";

/** Something from the palette that needs a choice before it can be drawn. */
export interface Choosing {
  kind: "service" | "provider" | "resource";
  at: { x: number; y: number } | null;
}

/** No node's id: what to reveal when it is all. */
export const EVERYTHING = "*";

export type Level = "full" | "compact" | "far";

export interface CanvasUi {
  linking: Linking | null;
  /** Waits for a tap on where a link begins. */
  connecting: boolean;
  renaming: string | null;
  choosing: Choosing | null;
  shortcuts: boolean;
  finding: boolean;
  moves: ReadonlyMap<string, Spot>;
  picked: ReadonlySet<string>;
  level: Level;
  /** Lines of what the dragged node lies in line with. */
  guides: Guide[];
  map: boolean;
  /** There is nothing on the page but the picture: it stands in the middle. */
  alone: boolean;
  /** Bring this node into view once it is drawn, or EVERYTHING. */
  reveal: string | null;
  /** A menu on a node, a line or the empty canvas. */
  menu: CanvasMenu | null;
}

/** Where a menu was asked for, in the window, and on what. */
export interface CanvasMenu {
  at: { x: number; y: number };
  on: { kind: "node"; id: string } | { kind: "line"; id: string } | { kind: "permission"; id: string; action: string } | { kind: "pane"; place: { x: number; y: number } };
}

export const useCanvasUi = create<CanvasUi>()(() => ({
  linking: null,
  connecting: false,
  renaming: null,
  choosing: null,
  shortcuts: false,
  finding: false,
  moves: new Map(),
  picked: new Set(),
  level: "full",
  guides: [],
  map: false,
  alone: false,
  reveal: null,
  menu: null,
}));

export const setCanvasUi = useCanvasUi.setState;
export const canvasUi = useCanvasUi.getState;

/** Zoom to level, with some slack at each border so that it does not flicker. */
export function levelFor(zoom: number, before: Level): Level {
  const slack = 0.02;
  const upper = before === "full" ? 0.6 - slack : 0.6 + slack;
  const lower = before === "far" ? 0.35 + slack : 0.35 - slack;
  if (zoom >= upper) return "full";
  return zoom >= lower ? "compact" : "far";
}

export interface Choice {
  label: string;
  value: string;
  hint?: string;
}

export const providers: Choice[] = [
  { label: "Google", value: "accounts.google.com", hint: "Sign in with Google" },
  { label: "Amazon", value: "www.amazon.com", hint: "Login with Amazon" },
  { label: "Facebook", value: "graph.facebook.com", hint: "Facebook Login" },
  { label: "Amazon Cognito", value: "cognito-identity.amazonaws.com", hint: "Identity pools" },
  { label: "GitHub Actions", value: "github", hint: "OIDC provider in an account" },
  { label: "Another OIDC provider", value: "oidc", hint: "In an account, by its URL" },
  { label: "SAML provider", value: "saml", hint: "In an account: a company's own sign-in" },
];

export const resourceTypes: { label: string; value: ResourceType; name: string }[] = [
  { label: "S3 bucket", value: "bucket", name: "photos" },
  { label: "DynamoDB table", value: "table", name: "orders" },
  { label: "Lambda function", value: "function", name: "resize" },
  { label: "EC2 instance", value: "instance", name: "i-web" },
  { label: "ECS task", value: "task", name: "checkout" },
  { label: "SQS queue", value: "queue", name: "jobs" },
  { label: "SNS topic", value: "topic", name: "alerts" },
  { label: "KMS key", value: "key", name: "data-key" },
  { label: "Secret", value: "secret", name: "db-password" },
];
