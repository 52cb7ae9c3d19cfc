/** The first page. */
import { DeviceDialog } from "../features/device/DeviceDialog";
import { ImportDialog } from "../features/files/ImportDialog";
import { HomePage } from "../features/home/HomePage";
import { startPage } from "../lib/start";

startPage(
  <HomePage
    renderImport={(dropped, onClose) => <ImportDialog dropped={dropped} onClose={onClose} />}
    renderDevice={(onClose) => <DeviceDialog onClose={onClose} />}
  />,
);
