/** A SAML provider's metadata: who signs there and with which key. Shown, saved as a file, replaced, checked. */
import { useQuery } from "@tanstack/react-query";
import { Download, FileUp, RotateCcw } from "lucide-react";
import { useState } from "react";

import { putSamlMetadata, samlMetadata, type SamlMetadata as Shown } from "../../../api/saml";
import { download } from "../../../lib/download";
import { attempt } from "../../../model/attempt";
import type { Provider } from "../../../model/canvas";
import { announce, usePlayground } from "../../../model/store";
import { Badge } from "../../../ui/Badge";
import { Button } from "../../../ui/Button";
import { CopyButton } from "../../../ui/CopyButton";
import { MetadataFindings } from "./MetadataFindings";
import { ReplaceMetadataDialog } from "./ReplaceMetadataDialog";

export function SamlMetadata({ provider }: { provider: Provider }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  const [replacing, setReplacing] = useState(false);
  const revision = usePlayground((state) => (provider.own_metadata ? state.canvas?.revision : 0));
  const { data } = useQuery({
    queryKey: ["saml-metadata", sandbox, provider.id, provider.own_metadata, revision],
    queryFn: () => samlMetadata(sandbox, provider.id),
    retry: false,
  });
  const simulate = async () => {
    const outcome = await attempt(() => putSamlMetadata(sandbox, provider.id, ""));
    if (outcome.ok) announce(`The simulated identity provider stands behind ${provider.name} again.`);
  };
  return (
    <section className="inspector-section">
      <h3>
        Metadata
        <Badge tone={provider.own_metadata ? "grey" : "live"}>{provider.own_metadata ? "Pasted" : "Simulated"}</Badge>
      </h3>
      {data && <Facts shown={data} />}
      <div className="saml-actions">
        {data && (
          <Button
            size="small"
            icon={<Download size={14} />}
            onClick={() => download(new Blob([data.document], { type: "application/xml" }), `${provider.name}-metadata.xml`)}
          >
            Save as a file
          </Button>
        )}
        {mayEdit && (
          <Button size="small" icon={<FileUp size={14} />} onClick={() => setReplacing(true)}>
            Replace
          </Button>
        )}
        {mayEdit && provider.own_metadata && (
          <Button size="small" icon={<RotateCcw size={14} />} onClick={() => void simulate()}>
            Back to the simulated one
          </Button>
        )}
      </div>
      {replacing && <ReplaceMetadataDialog provider={provider} onClose={() => setReplacing(false)} />}
    </section>
  );
}

function Facts({ shown }: { shown: Shown }) {
  return (
    <>
      <dl className="facts">
        <dt>Entity ID, the issuer of its assertions</dt>
        <dd className="fact-arn">
          <code>{shown.entity_id}</code>
          <CopyButton text={shown.entity_id} label="Copy entity ID" />
        </dd>
        {shown.certificates.map((certificate) => (
          <Certificate key={certificate.fingerprint} {...certificate} />
        ))}
      </dl>
      <MetadataFindings findings={shown.findings} />
      <details className="saml-document">
        <summary>Show the document</summary>
        <pre tabIndex={0} role="group" aria-label="Metadata document">
          {shown.document}
        </pre>
      </details>
    </>
  );
}

function Certificate({ subject, valid_until, fingerprint }: Shown["certificates"][number]) {
  return (
    <>
      <dt>Signing certificate, until {valid_until.slice(0, 10)}</dt>
      <dd className="fact-arn">
        <code title={fingerprint}>{subject}</code>
        <CopyButton text={fingerprint} label="Copy fingerprint" />
      </dd>
    </>
  );
}
