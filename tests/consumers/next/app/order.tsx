"use client";

import { useEffect } from "react";
import "aftersales/define";
import "aftersales/react";
import { tell } from "../page.mjs";

export function Order() {
  useEffect(() => {
    tell();
  }, []);
  return (
    <>
      <form id="own">
        <label>
          Name <input name="name" />
        </label>{" "}
        <button>Send</button>
      </form>
      <aftersales-return policy="/terms.json" line="/line.json" now="2026-03-25T12:00:00Z">
        14 days
      </aftersales-return>
      <aftersales-warranty policy="/terms.json" line="/line.json" now="2026-03-25T12:00:00Z">
        2 years
      </aftersales-warranty>
      <aftersales-complaint policy="/terms.json" line="/line.json" draft="memory">
        Write to us
      </aftersales-complaint>
    </>
  );
}
