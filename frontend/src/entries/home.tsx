/** The first page. */
import { HomePage } from "../features/home/HomePage";
import { startPage } from "../lib/start";

startPage(<HomePage />);
