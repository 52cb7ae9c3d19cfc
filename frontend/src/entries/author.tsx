/** Where an exercise is written. */
import { AuthorPage } from "../features/author/AuthorPage";
import { Messages } from "../features/frame/Messages";
import "../styles/frame.css";
import { mountPoint } from "../lib/page";
import { startPage } from "../lib/start";

startPage(<AuthorPage id={mountPoint().dataset.exercise ?? ""} notices={<Messages />} />);
