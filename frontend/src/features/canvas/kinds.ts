/** Kind to component. */
import type { EdgeTypes, NodeTypes } from "@xyflow/react";
import { MemberEdge } from "./edges/MemberEdge";
import { MergedEdge } from "./edges/MergedEdge";
import { PermissionEdge } from "./edges/PermissionEdge";
import { TrustEdge } from "./edges/TrustEdge";
import { AccountNode } from "./nodes/AccountNode";
import { BlockNode } from "./nodes/BlockNode";
import { GroupNode } from "./nodes/GroupNode";
import { IdentityNode } from "./nodes/IdentityNode";
import { NoteNode } from "./nodes/NoteNode";
import { ProviderNode } from "./nodes/ProviderNode";
import { ResourceNode } from "./nodes/ResourceNode";
import { RoleNode } from "./nodes/RoleNode";
import { StackNode } from "./nodes/StackNode";

export const nodeTypes = {
  account: AccountNode,
  identity: IdentityNode,
  iamGroup: GroupNode,
  role: RoleNode,
  provider: ProviderNode,
  resource: ResourceNode,
  note: NoteNode,
  stack: StackNode,
  block: BlockNode,
} satisfies NodeTypes;

export const edgeTypes = {
  trust: TrustEdge,
  member: MemberEdge,
  permission: PermissionEdge,
  merged: MergedEdge,
} satisfies EdgeTypes;
