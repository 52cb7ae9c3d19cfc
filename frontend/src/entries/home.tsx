/** The first page. */
import { DeviceDialog } from "../features/device/DeviceDialog";
import { MyExercises } from "../features/author/MyExercises";
import { ImportDialog } from "../features/files/ImportDialog";
import { HomePage } from "../features/home/HomePage";
import { startPage } from "../lib/start";

startPage(
  <HomePage
    renderImport={(dropped, onClose) => <ImportDialog dropped={dropped} onClose={onClose} />}
    renderExercises={() => <MyExercises />}
    renderDevice={(onClose) => <DeviceDialog onClose={onClose} />}
  />,
);
