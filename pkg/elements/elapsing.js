// The time left until an instant that no terms know: in hours as they pass, of which a day has 24 in every zone.

/** @param {number} closes @returns {{ at(now: number): import("../types.js").Remaining }} */
export const elapsing = (closes) => ({
  at(now) {
    const totalSeconds = Math.max(Math.floor((closes - now) / 1000), 0);
    const minutes = Math.floor(totalSeconds / 60);
    const hours = Math.floor(minutes / 60);
    return {
      state: totalSeconds > 0 ? "active" : "expired",
      years: 0,
      months: 0,
      days: Math.floor(hours / 24),
      hours: hours % 24,
      minutes: minutes % 60,
      seconds: totalSeconds % 60,
      totalSeconds,
      fraction: null,
      closes: new Date(closes).toISOString(),
    };
  },
});
