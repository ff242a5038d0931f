import { probe } from "../probe.mjs";
import { Order } from "./order";

export default function Page() {
  return (
    <main>
      <p id="server">{probe().join("; ") || "ok"}</p>
      <Order />
    </main>
  );
}
