/** A web identity signs in at its provider and gets a token; whoever holds it may ask for a role. */
import { signInAtProvider } from "../../api/sessions";
import type { Identity } from "../../model/canvas";
import { usePlayground } from "../../model/store";
import { ProviderSignIn } from "./ProviderSignIn";
import { WebIdentityDialog } from "./WebIdentityDialog";

export function WebIdentityTokens({ identity }: { identity: Identity }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  return (
    <ProviderSignIn
      title="Web identity token"
      about={`The provider signs a token for ${identity.name}. STS checks its signature, issuer, audience and end, then the role's trust policy.`}
      signIn={() => signInAtProvider(sandbox, identity.id)}
      renderHanded={(token, ends) => <WebIdentityDialog identity={identity} token={token} {...ends} />}
    />
  );
}
