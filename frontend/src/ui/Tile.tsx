import {
  Archive,
  Bell,
  Building2,
  Container,
  Database,
  Fingerprint,
  FunctionSquare,
  Globe,
  HatGlasses,
  KeyRound,
  LockKeyhole,
  MessagesSquare,
  Monitor,
  Server,
  ShieldCheck,
  StickyNote,
  Table2,
  Users,
  type LucideIcon,
  type LucideProps,
} from "lucide-react";
import { createElement, type ReactElement, type ReactNode } from "react";
import { initials } from "../lib/words";

export type TileKind =
  | "user"
  | "group"
  | "role"
  | "service"
  | "web_identity"
  | "anonymous"
  | "provider"
  | "account"
  | "note"
  | "bucket"
  | "table"
  | "function"
  | "instance"
  | "task"
  | "queue"
  | "topic"
  | "key"
  | "secret";

export interface TileProps {
  kind: TileKind;
  /** Initials of a user, icon of a service. */
  name?: string;
  /** 38 on cards and in headers, 30 in rows. */
  size?: "card" | "row";
}

const icons: Record<Exclude<TileKind, "user" | "service">, LucideIcon> = {
  group: Users,
  role: ShieldCheck,
  web_identity: Globe,
  anonymous: HatGlasses,
  provider: Fingerprint,
  account: Building2,
  note: StickyNote,
  bucket: Database,
  table: Table2,
  function: FunctionSquare,
  instance: Monitor,
  task: Container,
  queue: MessagesSquare,
  topic: Bell,
  key: KeyRound,
  secret: LockKeyhole,
};

/** The icon of a kind; a user has initials instead. */
export function iconOf(kind: TileKind, name: string, props: LucideProps): ReactElement | null {
  if (kind === "user") return null;
  if (kind === "service") return createElement(/lambda|function/i.test(name) ? FunctionSquare : Server, props);
  return createElement(icons[kind] ?? Archive, props);
}

/** Kind told by shape as well as colour: circle, rounded square, shield. */
export function Tile({ kind, name = "", size = "card" }: TileProps) {
  if (kind === "role") return <ShieldTile size={size} />;
  const icon = iconOf(kind, name, { size: size === "card" ? 19 : 15 });
  const round = kind === "user" || kind === "web_identity" || kind === "anonymous";
  const classes = `tile tile-${size} ${round ? "tile-circle" : "tile-square"} kind-${toneOf(kind)}`;
  return (
    <Shape className={classes} icon={icon}>
      {initials(name)}
    </Shape>
  );
}

const OWN_TONES: ReadonlySet<TileKind> = new Set(["user", "group", "role", "service", "anonymous", "account", "note"]);

/** The colour of a kind, by its name in the tokens. */
export function toneOf(kind: TileKind): string {
  if (kind === "web_identity" || kind === "provider") return "web";
  return OWN_TONES.has(kind) ? kind : "resource";
}

function Shape({ className, icon, children }: { className: string; icon?: ReactNode; children?: ReactNode }) {
  return (
    <span className={className} aria-hidden>
      {icon ?? children}
    </span>
  );
}

function ShieldTile({ size }: { size: "card" | "row" }) {
  const width = size === "card" ? 40 : 30;
  return (
    <span className={`tile tile-${size} tile-shield kind-role`} aria-hidden>
      <svg viewBox="0 0 40 44" width={width} height={width * 1.1}>
        <path d="M20 1.8 36.6 7.4v13.8c0 10-6.6 17.3-16.6 21-10-3.7-16.6-11-16.6-21V7.4Z" />
      </svg>
      <ShieldCheck size={width * 0.42} strokeWidth={2.1} />
    </span>
  );
}
