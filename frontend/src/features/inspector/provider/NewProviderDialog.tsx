/** Create an identity provider in an account, as the console does: its URL and audience, or its name. */
import { type FormEvent, useState } from "react";

import { ApiError } from "../../../api/http";
import { addProvider } from "../../../api/principals";
import type { Spot } from "../../../api/canvas";
import { announce, closeDialog, selectNode, usePlayground } from "../../../model/store";
import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";
import { Field } from "../../../ui/Field";

interface Props {
  accountId: string;
  position: Spot;
  kind: "oidc" | "saml";
}

export function NewProviderDialog({ accountId, position, kind }: Props) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const account = usePlayground((state) => state.canvas!.accounts.find((one) => one.id === accountId)?.name ?? "");
  const [name, setName] = useState(kind === "oidc" ? "https://" : "");
  const [audience, setAudience] = useState("");
  const [problem, setProblem] = useState<ApiError | null>(null);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setProblem(null);
    try {
      const client_ids = audience.trim() ? [audience.trim()] : [];
      const made = await addProvider(sandbox, { account_id: accountId, kind, name: name.trim(), client_ids, position });
      announce(`Identity provider ${made.name} is created in ${account}.`);
      closeDialog();
      selectNode(made.id);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(error);
    }
  };
  const said = problem ? `${problem.message} ${problem.hint}`.trim() : "";
  const atAudience = problem?.place === "client_ids";
  return (
    <Dialog
      size="small"
      title={kind === "oidc" ? "Create an OIDC provider" : "Create a SAML provider"}
      description={`In ${account}. Its ${kind === "oidc" ? "URL" : "name"} stays for good: it is its ARN.`}
      onClose={closeDialog}
      footer={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button tone="primary" type="submit" form="new-provider">
            Create provider
          </Button>
        </>
      }
    >
      <form id="new-provider" className="new-provider" onSubmit={(event) => void save(event)}>
        <Field
          label={kind === "oidc" ? "Provider URL" : "Provider name"}
          hint={kind === "oidc" ? "The issuer of the tokens, beginning with https://." : "Letters, digits and . _ - only."}
          error={atAudience ? "" : said}
        >
          {(control) => <input {...control} value={name} maxLength={255} onChange={(event) => setName(event.target.value)} />}
        </Field>
        {kind === "oidc" && (
          <Field
            label="Audience"
            hint="The client ID that its tokens are made for. More can be added later."
            error={atAudience ? said : ""}
          >
            {(control) => (
              <input {...control} value={audience} maxLength={255} onChange={(event) => setAudience(event.target.value)} />
            )}
          </Field>
        )}
      </form>
    </Dialog>
  );
}
