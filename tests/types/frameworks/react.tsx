// The tags in JSX of React 19, checked by tsc.
import type {} from "aftersales/react";
import { useRef, type ReactNode } from "react";
import type { CaseRecord, OrderLine, PolicyDocument } from "aftersales";
import type { AftersalesReturn } from "aftersales/elements";

export function Page({
  terms,
  line,
  record,
}: {
  terms: PolicyDocument;
  line: OrderLine;
  record: CaseRecord;
}): ReactNode {
  const element = useRef<AftersalesReturn>(null);
  return (
    <main>
      <aftersales-return
        ref={element}
        key="1"
        className="wide"
        policy={terms}
        line={line}
        reason="changed_mind"
        lang="en"
        now={0}
        packs={[terms]}
        onaftersales-answer={({ detail }) => {
          if (detail.kind === "return") detail.decision.status;
        }}
        onaftersales-issues={(event) => event.detail.issues.length}
      >
        <a slot="actions" href="/terms">
          terms
        </a>
      </aftersales-return>
      <aftersales-warranty
        policy="/terms.json"
        line="#line"
        server-time="2026-03-05T12:00:00Z"
        fault={{ cause: "misuse" }}
      >
        fallback
      </aftersales-warranty>
      <aftersales-case policy="/terms.json" record={record} readonly />
      <aftersales-complaint
        policy="/terms.json"
        action="/api"
        draft="session"
        strip-location
        submit={async ({ key }) => ({ key, caseId: "1", receivedAt: "2026-03-05T12:00:00Z" })}
      />
      <aftersales-request
        kind="repair"
        policy={terms}
        order="/order.json"
        onaftersales-submit={(event) => event.preventDefault()}
      />
      <aftersales-withdrawal
        policy={terms}
        order={{ id: "1", lines: [line] }}
        onaftersales-receipt={({ detail }) => detail.receipt.caseId}
      />
      <aftersales-survey policy={terms} />
      {/* @ts-expect-error No such kind. */}
      <aftersales-request kind="survey" />
      {/* @ts-expect-error No such attribute. */}
      <aftersales-return polcy="/terms.json" />
      {/* @ts-expect-error A line is a text or an object. */}
      <aftersales-return line={1} />
      {/* @ts-expect-error Nobody listens so. */}
      <aftersales-return onaftersales-answer={(event: string) => event} />
      {/* @ts-expect-error What is shown sends nothing. */}
      <aftersales-return submit={async () => ({ key: "", caseId: "", receivedAt: "" })} />
      {/* @ts-expect-error No such element. */}
      <aftersales-refund />
    </main>
  );
}
