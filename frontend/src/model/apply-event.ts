/** PURE: a canvas and an event to the next canvas. Applying an event twice changes nothing the second time. */
import type { Edit, JournaledEvent, NodesMoved, PositionShape } from "../live/events.gen";
import type { Canvas, RoleSession } from "./canvas";

interface HasId {
  id: string;
}

interface Placed extends HasId {
  position: PositionShape;
}

function put<T extends HasId>(list: T[], value: T): T[] {
  const at = list.findIndex((old) => old.id === value.id);
  return at < 0 ? [...list, value] : list.with(at, value);
}

function without<T extends HasId>(list: T[], ids: string[]): T[] {
  return list.some((old) => ids.includes(old.id)) ? list.filter((old) => !ids.includes(old.id)) : list;
}

function moved<T extends Placed>(list: T[], places: Map<string, PositionShape>): T[] {
  if (!list.some((old) => places.has(old.id))) return list;
  return list.map((old) => (places.has(old.id) ? { ...old, position: places.get(old.id)! } : old));
}

function applyMove(canvas: Canvas, event: NodesMoved): Canvas {
  const places = new Map(event.positions.map((place) => [place.id, place.position]));
  return {
    ...canvas,
    accounts: moved(canvas.accounts, places),
    identities: moved(canvas.identities, places),
    groups: moved(canvas.groups, places),
    roles: moved(canvas.roles, places),
    providers: moved(canvas.providers, places),
    resources: moved(canvas.resources, places),
    notes: moved(canvas.notes, places),
  };
}

function expire(sessions: RoleSession[], ids: string[]): RoleSession[] {
  return sessions.map((session) =>
    ids.includes(session.id) ? { ...session, state: "expired", ends_at: null } : session,
  );
}

export function applyEvent(canvas: Canvas, event: JournaledEvent): Canvas {
  switch (event.type) {
    case "SandboxChanged":
      return { ...canvas, sandbox: event.sandbox };
    case "AccountChanged":
      return { ...canvas, accounts: put(canvas.accounts, event.account) };
    case "AccountRemoved":
      return { ...canvas, accounts: without(canvas.accounts, [event.account_id]) };
    case "IdentityChanged":
      return { ...canvas, identities: put(canvas.identities, event.identity) };
    case "IdentityRemoved":
      return { ...canvas, identities: without(canvas.identities, [event.identity_id]) };
    case "GroupChanged":
      return { ...canvas, groups: put(canvas.groups, event.group) };
    case "GroupRemoved":
      return { ...canvas, groups: without(canvas.groups, [event.group_id]) };
    case "RoleChanged":
      return { ...canvas, roles: put(canvas.roles, event.role) };
    case "RoleRemoved":
      return { ...canvas, roles: without(canvas.roles, [event.role_id]) };
    case "InstanceProfileChanged":
      return { ...canvas, instance_profiles: put(canvas.instance_profiles, event.instance_profile) };
    case "InstanceProfileRemoved":
      return { ...canvas, instance_profiles: without(canvas.instance_profiles, [event.instance_profile_id]) };
    case "ProviderChanged":
      return { ...canvas, providers: put(canvas.providers, event.provider) };
    case "ProviderRemoved":
      return { ...canvas, providers: without(canvas.providers, [event.provider_id]) };
    case "ResourceChanged":
      return { ...canvas, resources: put(canvas.resources, event.resource) };
    case "ResourceRemoved":
      return { ...canvas, resources: without(canvas.resources, [event.resource_id]) };
    case "NoteChanged":
      return { ...canvas, notes: put(canvas.notes, event.note) };
    case "NoteRemoved":
      return { ...canvas, notes: without(canvas.notes, [event.note_id]) };
    case "PolicyChanged":
      return { ...canvas, policies: put(canvas.policies, event.policy) };
    case "PolicyRemoved":
      return { ...canvas, policies: without(canvas.policies, [event.policy_id]) };
    case "OrganizationChanged":
      return { ...canvas, organizations: put(canvas.organizations, event.organization) };
    case "OrganizationRemoved":
      return { ...canvas, organizations: without(canvas.organizations, [event.organization_id]) };
    case "NodesMoved":
      return applyMove(canvas, event);
    case "SessionIssued":
      return { ...canvas, sessions: put(canvas.sessions, event.session) };
    case "SessionsChanged":
      return { ...canvas, sessions: event.sessions.reduce(put, canvas.sessions) };
    case "SessionsExpired":
      return { ...canvas, sessions: expire(canvas.sessions, event.session_ids) };
    case "SessionsRemoved":
      return { ...canvas, sessions: without(canvas.sessions, event.session_ids) };
    case "CanvasReplaced":
      return canvas; // live/sync.ts fetches the whole canvas instead
  }
}

/** One committed edit: all its events, then its revision. */
export function applyEdit(canvas: Canvas, edit: Edit): Canvas {
  return { ...edit.events.reduce(applyEvent, canvas), revision: edit.revision };
}
