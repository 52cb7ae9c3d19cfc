/** My progress. */
import { DeviceDialog } from "../features/device/DeviceDialog";
import { CertificateButton } from "../features/home/CertificateButton";
import { ProgressPage } from "../features/progress/ProgressPage";
import { startPage } from "../lib/start";

startPage(
  <ProgressPage certificate={<CertificateButton />} renderDevice={(onClose) => <DeviceDialog onClose={onClose} />} />,
);
