/** The nodes and edges React Flow draws, and the data each of them carries. */
import type { Edge, Node } from "@xyflow/react";
import type { ClockShape, NoteShape } from "../../live/events.gen";
import type { Account, Group, Identity, Provider, Resource, Role } from "../../model/canvas";
import type { Glass } from "../../model/glass";
import type { Line, LineState } from "./lines";
import type { Aim } from "./scene";

interface Drawn {
  /** The card's second line. */
  line: string;
  aim: Aim;
  [field: string]: unknown;
}

export type AccountNodeType = Node<Drawn & { account: Account; users: number }, "account">;
export type IdentityNodeType = Node<Drawn & { identity: Identity }, "identity">;
export type GroupNodeType = Node<Drawn & { group: Group }, "iamGroup">;
export type RoleNodeType = Node<Drawn & { role: Role; glass: Glass | null }, "role">;
export type ProviderNodeType = Node<Drawn & { provider: Provider }, "provider">;
export type ResourceNodeType = Node<Drawn & { resource: Resource }, "resource">;
export type NoteNodeType = Node<Drawn & { note: NoteShape }, "note">;
/** Real users alike, or imaginary ones; `faces` are a few of them by name. */
export type StackNodeType = Node<Drawn & { name: string; faces: string[]; count: number; live: number }, "stack">;
/** Seen from far: one block for a whole account. */
export type BlockNodeType = Node<{ account: Account; roles: number; users: number; live: number }, "block">;

export type FlowNode =
  | AccountNodeType
  | IdentityNodeType
  | GroupNodeType
  | RoleNodeType
  | ProviderNodeType
  | ResourceNodeType
  | NoteNodeType
  | StackNodeType
  | BlockNodeType;

export interface TrustEdgeData {
  line: Line;
  state: LineState;
  clock: ClockShape;
  /** Names for people who listen: "Ana Ruiz", "PartnerAudit". */
  sourceName: string;
  roleName: string;
  /** Few enough live lines on the canvas to let dots run. */
  lively: boolean;
  [field: string]: unknown;
}

export type TrustEdgeType = Edge<TrustEdgeData, "trust">;
export type MemberEdgeType = Edge<{ inAccount: boolean }, "member">;
export type PermissionEdgeType = Edge<{ actions: string[]; change?: "gained" | "lost" }, "permission">;
export type MergedEdgeType = Edge<{ count: number; live: number }, "merged">;

export type FlowEdge = TrustEdgeType | MemberEdgeType | PermissionEdgeType | MergedEdgeType;
