/** Paste another identity provider's metadata document; it is checked before it counts. */
import { type FormEvent, useState } from "react";

import { ApiError } from "../../../api/http";
import { putSamlMetadata } from "../../../api/saml";
import type { Provider } from "../../../model/canvas";
import { announce, usePlayground } from "../../../model/store";
import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";
import { Field } from "../../../ui/Field";
import { type MetadataFinding, MetadataFindings } from "./MetadataFindings";

export function ReplaceMetadataDialog({ provider, onClose }: { provider: Provider; onClose: () => void }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const [document, setDocument] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiError | null>(null);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await putSamlMetadata(sandbox, provider.id, document.trim());
      announce(`The metadata of ${provider.name} is replaced.`);
      onClose();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const findings = (problem?.details["findings"] as MetadataFinding[] | undefined) ?? [];
  return (
    <Dialog
      title={`Replace the metadata of ${provider.name}`}
      description="Another identity provider then stands behind it: only assertions that its key has signed are taken."
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form="saml-metadata" busy={busy} disabled={document.trim() === ""}>
            Replace
          </Button>
        </>
      }
    >
      <form id="saml-metadata" onSubmit={(event) => void save(event)}>
        <Field
          label="Metadata document"
          hint="The XML that identity providers offer as federation metadata: an EntityDescriptor."
          error={problem && findings.length === 0 ? `${problem.message} ${problem.hint}`.trim() : undefined}
        >
          {(control) => (
            <textarea
              {...control}
              className="mono saml-paste"
              rows={10}
              spellCheck={false}
              maxLength={100_000}
              value={document}
              onChange={(event) => setDocument(event.target.value)}
            />
          )}
        </Field>
      </form>
      <div role="alert">
        <MetadataFindings findings={findings} />
      </div>
    </Dialog>
  );
}
