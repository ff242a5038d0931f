import { useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import "aftersales/define";
import "aftersales/react";
import { line, now, terms } from "../data.mjs";
import { tell } from "../page.mjs";

function Order() {
  const [status, setStatus] = useState("");
  useEffect(() => {
    tell();
  }, []);
  return (
    <main>
      <form id="own">
        <label>
          Name <input name="name" />
        </label>{" "}
        <button>Send</button>
      </form>
      <aftersales-return
        policy={terms}
        line={line}
        now={now}
        onaftersales-answer={(event) => {
          if (event.detail.kind === "return") setStatus(event.detail.decision.status);
        }}
      >
        14 days
      </aftersales-return>
      <output>{status}</output>
      <aftersales-warranty policy={terms} line={line} now={now}>
        2 years
      </aftersales-warranty>
      <aftersales-complaint policy={terms} line={line} draft="memory">
        Write to us
      </aftersales-complaint>
    </main>
  );
}

createRoot(document.getElementById("root")!).render(<Order />);
