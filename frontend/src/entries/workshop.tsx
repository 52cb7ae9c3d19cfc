/** The page of those who teach a workshop. */
import { WorkshopPage } from "../features/classroom/WorkshopPage";
import { InstructorBar } from "../features/instructor-bar/InstructorBar";
import { mountPoint } from "../lib/page";
import { startPage } from "../lib/start";
import { startClassroom } from "../model/classroom";
import { startDashboard } from "../model/dashboard";

const workshop = mountPoint().dataset.workshop ?? "";
startClassroom(workshop);
startDashboard(workshop); // the bar counts who is here and who is stuck
startPage(<WorkshopPage bar={<InstructorBar />} />);
