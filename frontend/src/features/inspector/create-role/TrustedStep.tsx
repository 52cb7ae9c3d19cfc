/** Step 1: who may wear the role. */
import { useQuery } from "@tanstack/react-query";
import { Building2, Globe, Server, UserRound } from "lucide-react";
import { useState } from "react";

import { listServices } from "../../../api/policies";
import type { Canvas } from "../../../model/canvas";
import { usePlayground } from "../../../model/store";
import { Field } from "../../../ui/Field";
import { Picker } from "../../../ui/Picker";
import { Tile } from "../../../ui/Tile";
import { type RoleDraft, type Trusted, type TrustedKind, trustedNode } from "../role-draft";
import { trustSources } from "../trust-sources";

const KINDS: { kind: TrustedKind; icon: typeof Server; title: string; words: string }[] = [
  { kind: "service", icon: Server, title: "AWS service", words: "EC2, Lambda and others do work for you." },
  { kind: "account", icon: Building2, title: "AWS account", words: "Another account, or this one, decides who." },
  { kind: "web_identity", icon: Globe, title: "Web identity", words: "People who signed in at a provider." },
  { kind: "identity", icon: UserRound, title: "User or role", words: "One that is drawn here." },
];

interface Props {
  draft: RoleDraft;
  onChange: (changed: Partial<RoleDraft>) => void;
}

export function TrustedStep({ draft, onChange }: Props) {
  const [kind, setKind] = useState<TrustedKind>(draft.trusted?.kind ?? "service");
  return (
    <div className="create-step">
      <fieldset className="kind-cards">
        <legend className="sr-only">Kind of trusted entity</legend>
        {KINDS.map(({ kind: one, icon: Icon, title, words }) => (
          <label key={one} className="kind-card" data-chosen={one === kind || undefined}>
            <input
              type="radio"
              name="trusted-kind"
              aria-label={title}
              checked={one === kind}
              onChange={() => {
                setKind(one);
                onChange({ trusted: null, trustText: null });
              }}
            />
            <Icon size={20} aria-hidden />
            <span className="kind-card-title">{title}</span>
            <span className="kind-card-words">{words}</span>
          </label>
        ))}
      </fieldset>
      <Which key={kind} kind={kind} draft={draft} onChange={onChange} />
    </div>
  );
}

function Which({ kind, draft, onChange }: Props & { kind: TrustedKind }) {
  const canvas = usePlayground((state) => state.canvas!);
  const services = useQuery({ queryKey: ["services"], queryFn: listServices, enabled: kind === "service" });
  const choices = choicesOf(canvas, kind, kind === "service" ? (services.data ?? []) : []);
  return (
    <Field label={WHICH[kind]} hint="Leave it open to trust nobody yet and draw the line later.">
      {(control) => (
        <Picker
          control={control}
          choices={choices.map(({ id, label, detail, tile }) => ({
            id,
            label,
            detail,
            tile: <Tile kind={tile} name={label} size="row" />,
          }))}
          value={
            choices.find((choice) => choice.trusted.principal.value === draft.trusted?.principal.value)?.id ?? null
          }
          placeholder="Search"
          emptyWords={kind === "service" ? "No such service." : "Nothing like that is drawn here."}
          onChange={(id) =>
            onChange({ trusted: choices.find((choice) => choice.id === id)?.trusted ?? null, trustText: null })
          }
        />
      )}
    </Field>
  );
}

const WHICH: Record<TrustedKind, string> = {
  service: "Which service",
  account: "Which account",
  web_identity: "Which provider",
  identity: "Which user or role",
};

interface TrustedChoice {
  id: string;
  label: string;
  detail: string;
  tile: "service" | "account" | "web_identity" | "user" | "role" | "anonymous";
  trusted: Trusted;
}

function choicesOf(
  canvas: Canvas,
  kind: TrustedKind,
  services: { name: string; principal: string }[],
): TrustedChoice[] {
  const drawn = trustSources(canvas, { id: "", trust_links: [] }).flatMap((source): TrustedChoice[] => {
    const trusted = trustedNode(canvas, source.id);
    if (trusted?.kind !== kind) return [];
    const { id, label, detail } = source;
    return [{ id, label, detail, tile: source.kind as TrustedChoice["tile"], trusted }];
  });
  const taken = new Set(drawn.map((choice) => choice.trusted.principal.value));
  const others = services
    .filter((service) => !taken.has(service.principal))
    .map(({ name, principal }): TrustedChoice => ({
      id: principal,
      label: name,
      detail: principal,
      tile: "service",
      trusted: { kind: "service", principal: { type: "Service", value: principal }, label: name, nodeId: null },
    }));
  return [...drawn, ...others];
}
