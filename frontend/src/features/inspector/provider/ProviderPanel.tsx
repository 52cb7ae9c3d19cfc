/** An identity provider: where its people sign in, for whom its tokens are meant, which roles let them in. */
import { UserRoundPlus } from "lucide-react";

import { addIdentity, change } from "../../../api/principals";
import { attempt } from "../../../model/attempt";
import type { Provider } from "../../../model/canvas";
import { places } from "../../../model/places";
import { announce, selectNode, usePlayground } from "../../../model/store";
import { Button } from "../../../ui/Button";
import { CopyButton } from "../../../ui/CopyButton";
import { Tile } from "../../../ui/Tile";
import { Tags } from "../Tags";
import { TrustingRoles } from "../TrustingRoles";
import { SamlMetadata } from "./SamlMetadata";
import { WordList } from "./WordList";
import { GITHUB } from "./github";

// AWS page "IAM and AWS STS quotas": audiences of one OIDC provider.
const MOST_AUDIENCES = 100;
// IAM API Reference, CreateOpenIDConnectProvider, ThumbprintList.
const MOST_THUMBPRINTS = 5;

// Who signs in there stands under the account, side by side.
const STEP = 210;

export function ProviderPanel({ provider }: { provider: Provider }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  return (
    <div className="inspector-scroll">
      <p className="door">
        People or programs sign in there and bring a token. A role that trusts it lets them in: no IAM user is needed.
      </p>
      <section className="inspector-section">
        <h3>Facts</h3>
        <dl className="facts">
          {provider.kind === "oidc" && (
            <>
              <dt>URL</dt>
              <dd className="mono provider-url">https://{provider.name}</dd>
            </>
          )}
          <dt>ARN, as a trust policy names it</dt>
          <dd className="fact-arn">
            <code>{provider.arn}</code>
            <CopyButton text={provider.arn} label="Copy ARN" />
          </dd>
        </dl>
        <p className="fine-print">
          AWS fixes its {provider.kind === "oidc" ? "URL" : "name"}. When it is deleted, trust policies keep their text,
          but let nobody in.
        </p>
      </section>
      {provider.kind === "oidc" ? <OpenIdLists provider={provider} /> : <SamlMetadata provider={provider} />}
      <TrustingRoles sourceId={provider.id} mayAssume={false} />
      <People provider={provider} />
      <Tags
        name={provider.name}
        tags={provider.tags}
        onSave={(tags) => change(sandbox, "providers", provider.id, { tags })}
      />
    </div>
  );
}

/** What a token must say, and whose certificate its provider shows. */
function OpenIdLists({ provider }: { provider: Provider }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const save = (changed: Partial<Pick<Provider, "client_ids" | "thumbprints">>) =>
    change(sandbox, "providers", provider.id, changed);
  return (
    <>
      <WordList
        title="Audiences"
        one="audience"
        none="None. A token names for whom it is meant; write that here, and new lines ask for it."
        owner={provider.name}
        words={provider.client_ids}
        most={MOST_AUDIENCES}
        longest={255}
        placeholder="sts.amazonaws.com"
        onSave={(client_ids) => save({ client_ids })}
      />
      <WordList
        title="Thumbprints"
        one="thumbprint"
        none="None. AWS trusts well-known authorities by itself; for another one it compares the certificate's thumbprint."
        owner={provider.name}
        words={provider.thumbprints}
        most={MOST_THUMBPRINTS}
        longest={40}
        placeholder="40 hexadecimal digits"
        onSave={(thumbprints) => save({ thumbprints })}
      />
    </>
  );
}

/** Whoever signs in there, drawn on the open canvas to assume roles as. */
function People({ provider }: { provider: Provider }) {
  const canvas = usePlayground((state) => state.canvas!);
  const sandbox = usePlayground((state) => state.sandboxId);
  const people = canvas.identities.filter((one) => one.principal?.value === provider.arn);
  const add = async () => {
    const { x, y, height } = places(canvas, new Map()).get(provider.account_id)!.box;
    const position = { x: x + people.length * STEP, y: y + height + 40, width: null, height: null };
    const github = provider.name === GITHUB;
    const subject = github ? "repo:acme/site:ref:refs/heads/main" : "user-1";
    const audience = provider.kind === "saml" ? "https://signin.aws.amazon.com/saml" : provider.client_ids[0];
    const outcome = await attempt(() =>
      addIdentity(sandbox, {
        kind: "web_identity",
        name: `${github ? "Workflow" : "Visitor"}${people.length > 0 ? `-${people.length + 1}` : ""}`,
        principal_value: provider.arn,
        claims: { sub: subject, ...(audience ? { aud: audience } : {}) },
        position,
      }),
    );
    if (!outcome.ok) return;
    announce(`${outcome.value.name} is drawn outside the account.`);
    selectNode(outcome.value.id);
  };
  return (
    <section className="inspector-section">
      <h3>Who signs in there</h3>
      {people.length === 0 && <p className="nothing">Nobody is drawn. Draw somebody to assume roles as.</p>}
      <ul className="managed-holders">
        {people.map((one) => (
          <li key={one.id}>
            <button type="button" className="managed-holder" onClick={() => selectNode(one.id)}>
              <Tile kind="web_identity" size="row" />
              {one.name}
            </button>
          </li>
        ))}
      </ul>
      {canvas.may_edit && (
        <Button size="small" icon={<UserRoundPlus size={14} />} onClick={() => void add()}>
          Draw somebody
        </Button>
      )}
    </section>
  );
}
