/** The panel for what is selected. */
import type { ReactNode } from "react";

import "../../styles/inspector.css";
import "../../styles/managed.css";
import "../../styles/mfa.css";
import "../../styles/policy.css";
import type { Entity, Identity } from "../../model/canvas";
import { findEntity } from "../../model/selectors";
import { crowdsOf } from "../../model/stacks";
import { usePlayground } from "../../model/store";
import { AccountPanel } from "./AccountPanel";
import { CrowdPanel, InStack } from "./CrowdPanel";
import { EmptyInspector } from "./EmptyInspector";
import { GroupPanel } from "./GroupPanel";
import { IdentityPanel } from "./IdentityPanel";
import { InspectorHead } from "./InspectorHead";
import { NotePanel } from "./NotePanel";
import { ProviderPanel } from "./provider/ProviderPanel";
import { ResourcePanel } from "./ResourcePanel";
import { RolePanel } from "./RolePanel";
import { usePaste } from "./use-paste";

interface Props {
  /** The sessions of a role; the entry lends the list, as one feature may not import another. */
  renderSessions: (roleId: string) => ReactNode;
  /** Temporary credentials that a user has without a role; the token of a web identity. */
  renderTokens: (identity: Identity) => ReactNode;
}

export function Inspector({ renderSessions, renderTokens }: Props) {
  usePaste();
  const canvas = usePlayground((state) => state.canvas);
  const selection = usePlayground((state) => state.selection);
  const id = selection === null ? null : selection.kind === "node" ? selection.id : selection.roleId;
  const entity = canvas && id !== null ? findEntity(canvas, id) : null;
  const stack = canvas && id !== null ? crowdsOf(canvas).byId.get(id) : undefined;
  const linkKey = selection?.kind === "link" ? selection.key : null;
  return (
    <section className="inspector" aria-label="Inspector" data-empty={(entity === null && !stack) || undefined}>
      {canvas && stack && (
        <div key={stack.id} className="inspector-panel">
          <CrowdPanel canvas={canvas} stack={stack} />
        </div>
      )}
      {entity === null && !stack && <EmptyInspector />}
      {entity !== null && (
        <div key={entity.value.id} className="inspector-panel">
          <InspectorHead entity={entity} />
          <InStack id={entity.value.id} />
          <Panel entity={entity} linkKey={linkKey} {...{ renderSessions, renderTokens }} />
        </div>
      )}
    </section>
  );
}

interface PanelProps extends Props {
  entity: Entity;
  linkKey: string | null;
}

function Panel({ entity, linkKey, renderSessions, renderTokens }: PanelProps) {
  switch (entity.entity) {
    case "role":
      return <RolePanel role={entity.value} linkKey={linkKey} renderSessions={renderSessions} />;
    case "identity":
      return <IdentityPanel identity={entity.value} renderTokens={renderTokens} />;
    case "group":
      return <GroupPanel group={entity.value} />;
    case "account":
      return <AccountPanel account={entity.value} />;
    case "provider":
      return <ProviderPanel provider={entity.value} />;
    case "resource":
      return <ResourcePanel resource={entity.value} />;
    case "note":
      return <NotePanel note={entity.value} />;
  }
}
