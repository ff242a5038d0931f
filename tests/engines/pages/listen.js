// What goes wrong in a page, from its first script on.
globalThis.seen = { violations: [], warnings: [], errors: [] };
addEventListener("securitypolicyviolation", (event) =>
  globalThis.seen.violations.push(`${event.effectiveDirective} ${event.blockedURI}`),
);
addEventListener("error", (event) => globalThis.seen.errors.push(String(event.error?.stack ?? event.message)));
addEventListener("unhandledrejection", (event) =>
  globalThis.seen.errors.push(`${event.reason?.name}: ${event.reason?.message}\n${event.reason?.stack}`),
);
for (const level of ["warn", "error"]) {
  const write = console[level].bind(console);
  console[level] = (...told) => {
    globalThis.seen.warnings.push(told.map(String).join(" "));
    write(...told);
  };
}
