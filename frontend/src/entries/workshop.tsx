/** The page of those who teach a workshop. */
import { WorkshopPage } from "../features/classroom/WorkshopPage";
import { InstructorBar } from "../features/instructor-bar/InstructorBar";
import { mountPoint } from "../lib/page";
import { startPage } from "../lib/start";
import { startClassroom } from "../model/classroom";

startClassroom(mountPoint().dataset.workshop ?? "");
startPage(<WorkshopPage bar={<InstructorBar />} />);
