/** PURE: nodes as they will probably look, shown until the server has made them. One of the same name takes its place. */
import type { Spot } from "../api/canvas";
import type { AccountKind, IdentityKind, PrincipalShape, ResourceType } from "../live/events.gen";
import type { Canvas } from "./canvas";
import type { Change } from "./guesses";
import { GUESSED } from "./guesses";

interface New {
  name: string;
  position: Spot;
}

const bare = (position: Spot) => ({
  path: "/",
  arn: "",
  attachments: [],
  inline_policies: [],
  boundary: null,
  tags: {},
  position: { ...position, pinned: false },
});

let last = 0;

/** An id that the server gives to nothing. */
function newId(): string {
  last += 1;
  return `${GUESSED}${String(last)}`;
}

type Lists = Pick<Canvas, "accounts" | "identities" | "groups" | "resources" | "notes">;

function added<L extends keyof Lists>(list: L, one: Lists[L][number], isIt: (other: Lists[L][number]) => boolean): Change {
  return (canvas) => {
    const all = canvas[list] as Lists[L][number][];
    return all.some(isIt) ? canvas : { ...canvas, [list]: [...all, one] };
  };
}

export function newAccount(kind: AccountKind, { name, position }: New): Change {
  const id = newId();
  return (canvas) => {
    const hue = canvas.accounts.length;
    const one = { id, number: "", name, alias: "", kind, hue, user_population: 0, position: { ...position, pinned: false } };
    return added("accounts", one, (other) => other.name === name)(canvas);
  };
}

interface NewIdentity extends New {
  kind: IdentityKind;
  accountId?: string;
  principal?: PrincipalShape;
}

export function newIdentity({ kind, accountId, name, position, principal }: NewIdentity): Change {
  const rest = { title: "", claims: {}, mfa: false, mfa_serials: [], group_ids: [] };
  const account_id = accountId ?? null;
  const one = { ...bare(position), ...rest, id: newId(), kind, account_id, name, principal: principal ?? null };
  return added("identities", one, (other) => other.kind === kind && other.account_id === account_id && other.name === name);
}

export function newGroup(accountId: string, { name, position }: New): Change {
  const one = { ...bare(position), id: newId(), account_id: accountId, name };
  return added("groups", one, (other) => other.account_id === accountId && other.name === name);
}

export function newResource(accountId: string, type: ResourceType, { name, position }: New): Change {
  const rest = { policy: null, policy_findings: [], role_id: null, instance_profile_id: null };
  const place = { ...position, pinned: false };
  const one = { ...rest, id: newId(), account_id: accountId, type, name, arn: "", position: place };
  return added("resources", one, (other) => other.name === name);
}

export function newNote(text: string, position: Spot): Change {
  const one = { id: newId(), text, position: { ...position, pinned: false } };
  return added("notes", one, ({ text: other, position: at }) => other === text && at.x === position.x && at.y === position.y);
}
