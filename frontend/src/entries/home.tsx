import { startPage } from "../lib/start";

startPage(<main className="home" />);
