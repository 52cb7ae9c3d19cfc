/** A user, AWS service, web identity or anonymous caller. */
import { KeyRound, Send } from "lucide-react";
import { type ReactNode, useState } from "react";

import { change } from "../../api/principals";
import type { Identity } from "../../model/canvas";
import { comesBySaml } from "../../model/card-words";
import { askWhy } from "../../model/spotlight";
import { openDialog, selectNode, usePlayground } from "../../model/store";
import { Button } from "../../ui/Button";
import { CopyButton } from "../../ui/CopyButton";
import { Tabs } from "../../ui/Tabs";
import { AccessKeys } from "./AccessKeys";
import { ConsolePassword } from "./ConsolePassword";
import { FromGroups } from "./FromGroups";
import { InlineText } from "./InlineText";
import { Memberships } from "./Memberships";
import { MfaDevices } from "./MfaDevices";
import { PolicyEditor } from "./PolicyEditor";
import { ASSERTED, CLAIMS, Tags } from "./Tags";
import { TrustingRoles } from "./TrustingRoles";
import { useTabRead } from "./use-tab-read";
import { ABOUT_KIND, ABOUT_SAML } from "./kind-words";

// AWS page "IAM and AWS STS quotas": the sum of a user's inline policies.
const INLINE_LIMIT = 2_048;

interface Props {
  identity: Identity;
  /** Temporary credentials of a user, the token or assertion of a web identity; the entry lends them. */
  renderTokens: (identity: Identity) => ReactNode;
}

export function IdentityPanel({ identity, renderTokens }: Props) {
  const [tab, setTab] = useState(identity.kind === "user" ? "permissions" : "about");
  useTabRead(identity.id, () => setTab("permissions"));
  const about = {
    id: "about",
    label: identity.kind === "user" ? "Roles" : "About",
    content: <About identity={identity} renderTokens={renderTokens} />,
  };
  const ofUser = [
    {
      id: "permissions",
      label: "Permissions",
      content: (
        <>
          <p className="door">
            <strong>What {identity.name} can do</strong> without wearing any role. It never ends by itself.
          </p>
          <PolicyEditor
            owner={identity}
            inlineLimit={INLINE_LIMIT}
            bounded={{ ...identity, collection: "identities" }}
            inGroups={identity.group_ids.length > 0}
          />
          <FromGroups user={identity} />
        </>
      ),
    },
    {
      id: "credentials",
      label: "Credentials",
      content: (
        <>
          <AccessKeys user={identity} />
          <ConsolePassword user={identity} />
          <MfaDevices user={identity} />
          {renderTokens(identity)}
        </>
      ),
    },
    { id: "groups", label: "Groups", count: identity.group_ids.length, content: <Memberships user={identity} /> },
  ];
  return (
    <>
      <Tabs
        label={`Parts of ${identity.name}`}
        tabs={identity.kind === "user" ? [...ofUser, about] : [about]}
        value={tab}
        onChange={setTab}
      />
      <IdentityFoot identity={identity} />
    </>
  );
}

function IdentityFoot({ identity }: { identity: Identity }) {
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  return (
    <footer className="inspector-foot">
      <Button
        tone="primary"
        icon={<KeyRound size={15} />}
        disabled={!mayEdit}
        onClick={() => openDialog({ kind: "assume", callerId: identity.id })}
      >
        Assume a role
      </Button>
      <Button
        icon={<Send size={15} />}
        onClick={() => askWhy({ caller: { kind: "identity", id: identity.id } })}
      >
        Request
      </Button>
    </footer>
  );
}

function About({ identity, renderTokens }: Props) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  const principal = identity.principal;
  // Roles trust its provider, which has a panel of its own.
  const signedIn = identity.kind === "web_identity" && (principal?.value.startsWith("arn:") ?? false);
  return (
    <>
      <p className="door">{comesBySaml(identity) ? ABOUT_SAML : ABOUT_KIND[identity.kind]}</p>
      <section className="inspector-section">
        <h3>Facts</h3>
        <dl className="facts">
          <dt>Title</dt>
          <dd>
            <InlineText
              value={identity.title}
              label="Title"
              disabled={!mayEdit}
              onSave={(title) => change(sandbox, "identities", identity.id, { title })}
            >
              {identity.title || <em>None</em>}
            </InlineText>
          </dd>
          {identity.kind === "user" && (
            <>
              <dt>Path</dt>
              <dd>
                <InlineText
                  value={identity.path}
                  label="Path"
                  disabled={!mayEdit}
                  onSave={(path) => change(sandbox, "identities", identity.id, { path })}
                />
              </dd>
            </>
          )}
          {principal && (
            <>
              <dt>In a trust policy</dt>
              <dd className="fact-arn">
                <code>{`{ "${principal.type}": "${principal.value}" }`}</code>
                <CopyButton text={principal.value} label="Copy principal" />
              </dd>
            </>
          )}
          {identity.arn && identity.arn !== principal?.value && (
            <>
              <dt>ARN</dt>
              <dd className="fact-arn">
                <code>{identity.arn}</code>
                <CopyButton text={identity.arn} label="Copy ARN" />
              </dd>
            </>
          )}
        </dl>
      </section>
      {identity.kind === "web_identity" && <Token identity={identity} />}
      {identity.kind === "web_identity" && renderTokens(identity)}
      {!signedIn && <TrustingRoles sourceId={identity.id} />}
      {identity.kind === "user" && (
        <Tags
          name={identity.name}
          tags={identity.tags}
          onSave={(tags) => change(sandbox, "identities", identity.id, { tags })}
        />
      )}
    </>
  );
}

/** What a web identity brings: where it signed in, and the claims of its token. */
function Token({ identity }: { identity: Identity }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const arn = identity.principal?.value ?? "";
  const provider = usePlayground(({ canvas }) => canvas?.providers.find((one) => one.arn === arn));
  const claims = Object.entries(identity.claims);
  return (
    <>
      {provider && (
        <p className="fine-print token-provider">
          Signed in at{" "}
          <button type="button" className="text-button" onClick={() => selectNode(provider.id)}>
            {provider.name}
          </button>
          : roles that trust it let it in.
        </p>
      )}
      {!provider && arn.startsWith("arn:") && (
        <p className="fine-print token-provider">
          No account here has this identity provider, so no role lets it in. Create the provider again, or undo.
        </p>
      )}
      <Tags
        name={identity.name}
        words={provider?.kind === "saml" ? ASSERTED : CLAIMS}
        tags={Object.fromEntries(claims.map(([claim, values]) => [claim, values.join(", ")]))}
        // A claim with several values would be written back as one.
        mayChange={claims.every(([, values]) => values.length === 1)}
        onSave={(changed) => change(sandbox, "identities", identity.id, { claims: changed })}
      />
    </>
  );
}
