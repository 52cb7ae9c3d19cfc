/** Types of what is on the canvas: the generated shapes under the words the browser's code uses. */
import type {
  AccountShape,
  CanvasShape,
  GroupShape,
  IdentityShape,
  InstanceProfileShape,
  NoteShape,
  ProviderShape,
  ResourceShape,
  RoleShape,
  SessionShape,
  TrustLinkShape,
} from "../live/events.gen";

export type Account = AccountShape;
export type Identity = IdentityShape;
export type Group = GroupShape;
export type Role = RoleShape;
export type InstanceProfile = InstanceProfileShape;
export type Provider = ProviderShape;
export type Resource = ResourceShape;
export type RoleSession = SessionShape;
export type TrustLink = TrustLinkShape;
export type Canvas = CanvasShape;

/** Words on the canvas; named by their first line, so that lists can show them among the rest. */
export type Note = NoteShape & { name: string; account_id: null; arn: null };

export type EntityKind = "account" | "identity" | "group" | "role" | "provider" | "resource" | "note";

/** Any node of the canvas, told apart by `entity`. */
export type Entity =
  | { entity: "account"; value: Account }
  | { entity: "identity"; value: Identity }
  | { entity: "group"; value: Group }
  | { entity: "role"; value: Role }
  | { entity: "provider"; value: Provider }
  | { entity: "resource"; value: Resource }
  | { entity: "note"; value: Note };

/** What the inspector shows: one node, or one trust link of a role. */
export type Selection = { kind: "node"; id: string } | { kind: "link"; roleId: string; key: string };
