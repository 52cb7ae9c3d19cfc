import {
  Archive,
  Bell,
  Building2,
  Database,
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
} from "lucide-react";
import type { ReactNode } from "react";
import { initials } from "../lib/words";

export type TileKind =
  | "user"
  | "group"
  | "role"
  | "service"
  | "web_identity"
  | "anonymous"
  | "account"
  | "note"
  | "bucket"
  | "table"
  | "function"
  | "instance"
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

const resourceIcons = {
  bucket: Database,
  table: Table2,
  function: FunctionSquare,
  instance: Monitor,
  queue: MessagesSquare,
  topic: Bell,
  key: KeyRound,
  secret: LockKeyhole,
};

/** Kind told by shape as well as colour: circle, rounded square, shield. */
export function Tile({ kind, name = "", size = "card" }: TileProps) {
  if (kind === "role") return <ShieldTile size={size} />;
  const classes = `tile tile-${size}`;
  const icon = size === "card" ? 19 : 15;
  if (kind === "user") return <Shape className={`${classes} tile-circle kind-user`}>{initials(name)}</Shape>;
  if (kind === "web_identity")
    return <Shape className={`${classes} tile-circle kind-web`} icon={<Globe size={icon + 1} />} />;
  if (kind === "anonymous")
    return <Shape className={`${classes} tile-circle kind-anonymous`} icon={<HatGlasses size={icon} />} />;
  if (kind === "group") return <Shape className={`${classes} tile-square kind-group`} icon={<Users size={icon} />} />;
  if (kind === "service") {
    const Icon = /lambda|function/i.test(name) ? FunctionSquare : Server;
    return <Shape className={`${classes} tile-square kind-service`} icon={<Icon size={icon} />} />;
  }
  if (kind === "account")
    return <Shape className={`${classes} tile-square kind-account`} icon={<Building2 size={icon} />} />;
  if (kind === "note") return <Shape className={`${classes} tile-square kind-note`} icon={<StickyNote size={icon} />} />;
  const Icon = resourceIcons[kind] ?? Archive;
  return <Shape className={`${classes} tile-square kind-resource`} icon={<Icon size={icon - 1} />} />;
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
