// The one chart style: every value comes from the tokens, so charts follow the theme.
export function look() {
  const css = getComputedStyle(document.documentElement);
  const t = (name) => css.getPropertyValue(name).trim();
  const axis = {
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: t("--chart-text"), fontSize: 12, fontFamily: t("--font-figure") },
    splitLine: { lineStyle: { color: t("--chart-grid") } },
  };
  const base = {
    animationDuration: 500,
    animationEasing: "cubicOut",
    textStyle: { fontFamily: t("--font-text"), color: t("--chart-text") },
    grid: { left: 4, right: 12, top: 14, bottom: 2, containLabel: true },
    tooltip: {
      trigger: "axis", renderMode: "richText", confine: true, axisPointer: { type: "line", lineStyle: { color: t("--chart-grid") } },
      backgroundColor: t("--raised"), borderColor: t("--edge"), textStyle: { color: t("--text"), fontSize: 12 },
    },
  };
  return { t, axis, base };
}

const BY_ROLE = { main: "--chart-1", compare: "--chart-2", forecast: "--chart-1", goal: "--chart-goal", rest: "--chart-rest" };

// A series' colour: its team's, else its role's, else the next of the row.
export function colourOf(series, at, t) {
  if (series.colour) return t(`--team-${series.colour}`);
  return t(BY_ROLE[series.role] ?? `--chart-${Math.min(at + 1, 5)}`);
}

export const numbers = (values) => values.map((value) => (value === null || value === "" ? null : Number(value)));
