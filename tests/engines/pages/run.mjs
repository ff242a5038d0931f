// Runs the module that the page names, tells what it found, and goes on to the next page.
const { module, options, place } = JSON.parse(document.querySelector("#page").textContent);
const found = { told: true };
try {
  const { run } = await import(`/tests/engines/pages/${module}.mjs`);
  found.value = await run(options);
} catch (error) {
  found.failed = `${error?.name}: ${error?.message}\n${error?.stack ?? ""}`;
}
const response = await fetch("/report/" + place, {
  method: "POST",
  body: JSON.stringify({ ...found, seen: globalThis.seen }),
});
const { next } = await response.json();
location.replace(next);
