/** The dashboard of those who teach a workshop. */
import { DashboardPage } from "../features/dashboard/DashboardPage";
import { InstructorBar, LearnerWays } from "../features/instructor-bar/InstructorBar";
import { mountPoint } from "../lib/page";
import { startPage } from "../lib/start";
import { startClassroom } from "../model/classroom";
import { startDashboard } from "../model/dashboard";

const workshop = mountPoint().dataset.workshop ?? "";
startClassroom(workshop);
startDashboard(workshop);
startPage(<DashboardPage bar={<InstructorBar />} waysFor={(learner) => <LearnerWays learner={learner} />} />);
