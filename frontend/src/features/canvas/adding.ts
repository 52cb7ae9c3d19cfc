/** Adds nodes: finds where they fit, gives them a free name, asks the server. */
import { addNote } from "../../api/nodes";
import { addAccount, addGroup, addIdentity, addProvider, addResource } from "../../api/principals";
import type { Spot } from "../../api/canvas";
import type { ResourceType } from "../../live/events.gen";
import { attempt } from "../../model/attempt";
import type { Account, Canvas } from "../../model/canvas";
import type { Change } from "../../model/guesses";
import { newAccount, newGroup, newIdentity, newNote, newResource } from "../../model/newcomers";
import { findEntity } from "../../model/selectors";
import { announce, openDialog, selectNode, showToast, usePlayground } from "../../model/store";
import { canvasUi, setCanvasUi, type NewKind } from "./canvas-ui";
import { ACCOUNT, around, CARD, EXTERNAL, FIRST_X, FIRST_Y, freeSpot, HEADER, MARGIN, NOTE, ROLE } from "../../model/geometry";
import { places } from "../../model/places";

interface Point {
  x: number;
  y: number;
}

/** user, user-2, user-3 …: the first that is free in this list. */
export function freeName(wanted: string, taken: string[]): string {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  if (!used.has(wanted.toLowerCase())) return wanted;
  let count = 2;
  while (used.has(`${wanted}-${String(count)}`.toLowerCase())) count += 1;
  return `${wanted}-${String(count)}`;
}

/** The account under a point, or else the chosen one, or else the first of our own. */
export function accountFor(canvas: Canvas, at: Point | null): Account | null {
  const found = places(canvas, canvasUi().moves);
  const contains = (account: Account) => {
    const { box } = found.get(account.id)!;
    return at && at.x >= box.x && at.y >= box.y && at.x <= box.x + box.width && at.y <= box.y + box.height;
  };
  if (at) return canvas.accounts.findLast(contains) ?? null;
  const { selection } = usePlayground.getState();
  const chosen = selection ? findEntity(canvas, selection.kind === "node" ? selection.id : selection.roleId) : null;
  const id = chosen && (chosen.entity === "account" ? chosen.value.id : chosen.value.account_id);
  return canvas.accounts.find((one) => one.id === id) ?? canvas.accounts.find((one) => one.kind === "own") ?? null;
}

/** A place inside an account: where it was dropped, or the next free one in the column of its kind. */
function spotInside(canvas: Canvas, account: Account, kind: "left" | "right", at: Point | null): Spot {
  const found = places(canvas, canvasUi().moves);
  const frame = found.get(account.id)!.box;
  if (at) return { x: Math.max(FIRST_X, at.x - frame.x - 40), y: Math.max(FIRST_Y, at.y - frame.y - 31), ...unsized };
  const inside = [...found.values()]
    .filter(({ box, inside: owner }) => owner === account.id || (owner === null && box.height === CARD.height))
    .map(({ box }) => ({ ...box, x: box.x - frame.x, y: box.y - frame.y }));
  const size = kind === "left" ? CARD : ROLE;
  const right = Math.max(frame.width - MARGIN - ROLE.width, MARGIN + CARD.width + 150);
  const { x, y } = freeSpot(inside, size, { x: kind === "left" ? MARGIN : right, y: HEADER + 22 });
  return { x, y, ...unsized };
}

const unsized = { width: null, height: null };

/** A place on the open canvas: left of all accounts for callers, right of them for accounts. */
function spotOutside(canvas: Canvas, size: { width: number; height: number }, at: Point | null): Spot {
  if (at) return { x: at.x - 40, y: at.y - 31, ...unsized };
  const boxes = [...places(canvas, canvasUi().moves).values()].map((place) => place.box);
  const all = around(boxes);
  if (!all) return { x: 40, y: 40, ...unsized };
  const start = size === CARD ? { x: all.x - CARD.width - 90, y: all.y + 70 } : { x: all.x + all.width + 60, y: all.y };
  const { x, y } = freeSpot(boxes, size, start);
  return { x, y, ...unsized };
}

/** A place for a note: under everything, so that it covers nothing. */
function spotBelow(canvas: Canvas): Spot {
  const boxes = [...places(canvas, canvasUi().moves).values()].map((place) => place.box);
  const all = around(boxes) ?? { x: 40, y: 0, height: 0 };
  const { x, y } = freeSpot(boxes, NOTE, { x: all.x, y: all.y + all.height + 40 });
  return { x, y, ...unsized };
}

/** Make one and show it chosen; `rename` puts its name into an input at once. */
async function draw(make: () => Promise<{ id: string; name: string }>, rename: boolean, ahead?: Change): Promise<void> {
  const made = await attempt(make, ahead);
  if (!made.ok) return;
  announce(`${made.value.name} was added.`);
  selectNode(made.value.id);
  setCanvasUi({ reveal: made.value.id, ...(rename ? { renaming: made.value.id } : {}) });
}

function needAccount(): null {
  showToast({
    tone: "info",
    title: "That lives inside an account.",
    detail: "Drop it into an account's box, or add an account first.",
    action: { label: "Add account", run: () => void add("account", null) },
  });
  return null;
}

/** Add one of these where it was dropped (canvas coordinates), or where it fits. */
export async function add(kind: NewKind, at: Point | null): Promise<void> {
  const { canvas, sandboxId } = usePlayground.getState();
  if (!canvas) return;
  if (kind === "account" || kind === "external") {
    const wanted = kind === "account" ? "Account" : "Partner";
    const name = freeName(wanted, canvas.accounts.map((one) => one.name));
    const position = spotOutside(canvas, kind === "account" ? ACCOUNT : EXTERNAL, at);
    const values = { name, kind: kind === "account" ? ("own" as const) : ("external" as const), position };
    return draw(() => addAccount(sandboxId, values), true, newAccount(values.kind, values));
  }
  if (kind === "note") {
    const position = at ? { x: at.x - 20, y: at.y - 20, ...unsized } : spotBelow(canvas);
    const send = async () => ({ ...(await addNote(sandboxId, "Write here", position)), name: "A note" });
    return draw(send, true, newNote("Write here", position));
  }
  if (kind === "anonymous") {
    const values = { kind, name: "Anonymous", position: spotOutside(canvas, CARD, at) };
    return draw(() => addIdentity(sandboxId, values), false, newIdentity(values));
  }
  if (kind === "service" || kind === "provider" || kind === "resource") {
    if (kind === "resource" && !accountFor(canvas, at)) return void needAccount();
    return setCanvasUi({ choosing: { kind, at } });
  }
  return addInside(canvas, sandboxId, kind, at);
}

async function addInside(canvas: Canvas, sandboxId: string, kind: "user" | "group" | "role", at: Point | null) {
  const account = accountFor(canvas, at);
  if (!account) return void needAccount();
  const position = spotInside(canvas, account, kind === "role" ? "right" : "left", at);
  if (kind === "role") return openDialog({ kind: "createRole", accountId: account.id, position });
  const mine = <T extends { account_id: string | null; name: string }>(list: T[]) =>
    list.filter((one) => one.account_id === account.id).map((one) => one.name);
  if (kind === "group") {
    const name = freeName("developers", mine(canvas.groups));
    const make = () => addGroup(sandboxId, { account_id: account.id, name, position });
    return draw(make, true, newGroup(account.id, { name, position }));
  }
  const name = freeName("user", mine(canvas.identities));
  const make = () => addIdentity(sandboxId, { kind: "user", account_id: account.id, name, position });
  return draw(make, true, newIdentity({ kind: "user", accountId: account.id, name, position }));
}

/** Add a caller that lives in no account, after its kind was chosen. */
export async function addCaller(kind: "service" | "web_identity", name: string, principal: string, at: Point | null) {
  const { canvas, sandboxId } = usePlayground.getState();
  if (!canvas) return;
  const position = spotOutside(canvas, CARD, at);
  const make = () => addIdentity(sandboxId, { kind, name, principal_value: principal, position });
  await draw(make, false, newIdentity({ kind, name, position }));
}

/** Providers that stand in an account, as an object of IAM; the others AWS knows by name. */
const OWN = ["github", "oidc", "saml"] as const;
type OwnProvider = (typeof OWN)[number];

export const isOwn = (value: string): value is OwnProvider => OWN.some((one) => one === value);

// GitHub's documentation, "Configuring OpenID Connect in Amazon Web Services".
const GITHUB = { name: "https://token.actions.githubusercontent.com", client_ids: ["sts.amazonaws.com"] };

export async function addProviderOf(provider: OwnProvider, at: Point | null): Promise<void> {
  const { canvas, sandboxId } = usePlayground.getState();
  const account = canvas && accountFor(canvas, at);
  if (!canvas || !account) return void needAccount();
  const position = spotInside(canvas, account, "left", at);
  if (provider !== "github") return openDialog({ kind: "createProvider", accountId: account.id, position, provider });
  await draw(() => addProvider(sandboxId, { account_id: account.id, kind: "oidc", ...GITHUB, position }), false);
}

export async function addResourceOf(type: ResourceType, name: string, at: Point | null): Promise<void> {
  const { canvas, sandboxId } = usePlayground.getState();
  const account = canvas && accountFor(canvas, at);
  if (!canvas || !account) return void needAccount();
  const free = freeName(name, canvas.resources.map((one) => one.name));
  const position = spotInside(canvas, account, "right", at);
  const make = () => addResource(sandboxId, { account_id: account.id, type, name: free, position });
  await draw(make, true, newResource(account.id, type, { name: free, position }));
}
