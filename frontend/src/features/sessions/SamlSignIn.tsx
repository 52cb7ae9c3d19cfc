/** Somebody of a SAML provider signs in there and gets an assertion; the browser brings it to STS within five minutes. */
import { signInWithSaml } from "../../api/saml";
import type { Identity } from "../../model/canvas";
import { usePlayground } from "../../model/store";
import { ProviderSignIn } from "./ProviderSignIn";
import { SamlDialog } from "./SamlDialog";
import { sessionNameFrom } from "./duration-words";

export function SamlSignIn({ identity }: { identity: Identity }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  return (
    <ProviderSignIn
      title="SAML assertion"
      about={`The provider signs an assertion about ${identity.name}: who it is, which roles it may wear. STS checks signature, issuer, audience and time, then the role's trust policy.`}
      signIn={() => signInWithSaml(sandbox, identity.id, { session_name: sessionNameFrom(identity.name) })}
      renderHanded={(assertion, ends) => <SamlDialog identity={identity} assertion={assertion} {...ends} />}
    />
  );
}
