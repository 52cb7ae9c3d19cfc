/** PURE: what a change will probably look like, shown until the server has decided. No rule of IAM is in here: a guess
 * draws what was asked for, and the server's edit or its refusal takes its place. Guessing twice changes nothing more. */
import type { AttachmentShape, TrustLinkShape } from "../live/events.gen";
import type { Canvas, Role } from "./canvas";
import { collectionOf, findEntity } from "./selectors";

/** In: a canvas, the newest that the server has told. Out: how it looks with this change. */
export type Change = (canvas: Canvas) => Canvas;

export interface Guess {
  change: Change;
  /** The revision that holds it, once the server has accepted it. */
  revision: number | null;
}

/** Out: the canvas that is shown. */
export const withGuesses = (told: Canvas, guesses: readonly Guess[]): Canvas =>
  guesses.reduce((canvas, guess) => guess.change(canvas), told);

/** Out: the guesses that the server has not answered yet, as far as this canvas tells. */
export const unanswered = (told: Canvas, guesses: readonly Guess[]): readonly Guess[] =>
  guesses.filter(({ revision }) => revision === null || revision > told.revision);

/** Begins the ids and keys of what is drawn ahead of the server. */
export const GUESSED = "guess:";

/** Whether this id of a node or key of a link is a guess: nothing can be asked about it yet. */
export const isGuessed = (id: string): boolean => id.startsWith(GUESSED);

type Listed = "accounts" | "identities" | "groups" | "roles" | "resources" | "providers" | "notes";

/** A change of one entity: everything else stays the very same. */
function entity<L extends Listed>(list: L, id: string, change: (one: Canvas[L][number]) => Canvas[L][number]): Change {
  return (canvas) => {
    const at = canvas[list].findIndex((one) => one.id === id);
    if (at < 0) return canvas;
    const old = canvas[list][at]!;
    const next = change(old);
    return next === old ? canvas : { ...canvas, [list]: (canvas[list] as Canvas[L][number][]).with(at, next) };
  };
}

/** A line from each of these to a role. */
export function linked(roleId: string, sourceIds: string[]): Change {
  return entity("roles", roleId, (role) => {
    const trusted = new Set(role.trust_links.filter((link) => link.effect === "Allow").map((link) => link.source_id));
    const added = sourceIds.filter((id) => !trusted.has(id)).map(guessedLink);
    return added.length > 0 ? { ...role, trust_links: [...role.trust_links, ...added] } : role;
  });
}

const guessedLink = (sourceId: string): TrustLinkShape => ({
  key: `${GUESSED}${sourceId}`,
  effect: "Allow",
  principal: { type: "AWS", value: "" },
  source_id: sourceId,
  action: "sts:AssumeRole",
  statement_index: -1,
  pointer: "",
  line_start: 0,
  line_end: 0,
  conditions: [],
});

export function unlinked(roleId: string, keys: string[]): Change {
  const gone = (role: Role) => role.trust_links.some((link) => keys.includes(link.key));
  return entity("roles", roleId, (role) =>
    gone(role) ? { ...role, trust_links: role.trust_links.filter((link) => !keys.includes(link.key)) } : role,
  );
}

/** A node under another name; a note's words are its name. */
export function renamed(id: string, name: string): Change {
  return (canvas) => {
    const found = findEntity(canvas, id);
    if (!found) return canvas;
    if (found.entity === "note") return entity("notes", id, (note) => ({ ...note, text: name }))(canvas);
    return entity(collectionOf[found.entity], id, (one) => ({ ...one, name }))(canvas);
  };
}

export function joined(groupId: string, userId: string): Change {
  return entity("identities", userId, (user) =>
    user.group_ids.includes(groupId) ? user : { ...user, group_ids: [...user.group_ids, groupId] },
  );
}

export function left(groupId: string, userId: string): Change {
  return entity("identities", userId, (user) =>
    user.group_ids.includes(groupId) ? { ...user, group_ids: user.group_ids.filter((id) => id !== groupId) } : user,
  );
}

/** A policy on a user, group or role. */
export function attached(ownerId: string, policy: AttachmentShape): Change {
  return onOwner(ownerId, (attachments) =>
    attachments.some((one) => one.arn === policy.arn) ? attachments : [...attachments, policy],
  );
}

export function detached(ownerId: string, arn: string): Change {
  return onOwner(ownerId, (attachments) => attachments.filter((one) => one.arn !== arn));
}

function onOwner(id: string, change: (attachments: AttachmentShape[]) => AttachmentShape[]): Change {
  return (canvas) =>
    (["identities", "groups", "roles"] as const).reduce<Canvas>(
      (shown, list) => entity(list, id, (one) => ({ ...one, attachments: change(one.attachments) }))(shown),
      canvas,
    );
}

/** Nodes that are gone, with what lies inside an account. */
export function removed(ids: string[]): Change {
  return (canvas) => {
    const gone = new Set(ids);
    const stays = (one: { id: string; account_id?: string | null }) => !gone.has(one.id) && !gone.has(one.account_id ?? "");
    return {
      ...canvas,
      accounts: canvas.accounts.filter(stays),
      identities: canvas.identities.filter(stays),
      groups: canvas.groups.filter(stays),
      roles: canvas.roles.filter(stays),
      providers: canvas.providers.filter(stays),
      resources: canvas.resources.filter(stays),
      notes: canvas.notes.filter(stays),
    };
  };
}
