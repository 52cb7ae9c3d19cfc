/** Opens the page that shows others what was finished. */
import { useMutation } from "@tanstack/react-query";
import { Award } from "lucide-react";

import { issueCertificate } from "../../api/workshop";
import { Button } from "../../ui/Button";
import { Problem } from "../../model/Problem";

export function CertificateButton() {
  const issue = useMutation({ mutationFn: issueCertificate, onSuccess: ({ address }) => location.assign(address) });
  return (
    <>
      {issue.isError && <Problem error={issue.error} />}
      <Button size="small" icon={<Award size={14} />} busy={issue.isPending} onClick={() => issue.mutate()}>
        Certificate
      </Button>
    </>
  );
}
