/** The quiz: `data-scope` of the mount point names the exercise that it is about, if it is about one. */
import { QuizPage } from "../features/quiz/QuizPage";
import { mountPoint } from "../lib/page";
import { startPage } from "../lib/start";

startPage(<QuizPage scope={mountPoint().dataset.scope ?? ""} />);
