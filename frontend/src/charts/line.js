// Lines: the main one 2.5 px with a wash, a promise dashed, a forecast dotted; each is named at its end, no legend.
import { colourOf, numbers } from "./look.js";

export function line(data, { t, axis }) {
  const several = data.series.filter((series) => !series.role || series.role === "main" || series.role === "compare").length > 1;
  return {
    grid: { left: 0, right: data.room ?? (several ? 72 : 48), top: 16, bottom: 0, containLabel: true },
    xAxis: { type: "category", boundaryGap: false, data: data.x, ...axis, axisLabel: { ...axis.axisLabel, hideOverlap: true, showMinLabel: true, showMaxLabel: true, alignMinLabel: "left", alignMaxLabel: "right" } },
    yAxis: { type: "value", min: data.min ?? 0, max: data.max, splitNumber: 3, interval: data.max === undefined ? undefined : (data.max - (data.min ?? 0)) / 2, ...axis },
    series: data.series.map((series, at) => one(series, at, data, t, several)),
  };
}

function one(series, at, data, t, several) {
  const colour = colourOf(series, at, t);
  const role = series.role ?? "main";
  const shape = { goal: { width: 1, type: "dashed", opacity: 0.55 }, forecast: { width: 1.5, type: [2, 3] }, compare: { width: 2 } }[role] ?? { width: 2.5 };
  return {
    type: "line", name: series.name, data: numbers(series.values), showSymbol: false, symbol: "circle", symbolSize: 6, connectNulls: false,
    lineStyle: { color: colour, ...shape }, itemStyle: { color: colour },
    areaStyle: role === "main" && !several ? { color: colour, opacity: 0.07 } : undefined,
    endLabel: { show: true, padding: [1, 0], formatter: series.end ?? (several || role !== "main" ? series.name : ending), color: series.tone ? t(`--${series.tone}-text`) : role === "goal" ? t("--chart-text") : t("--text"), fontSize: 12, fontWeight: role === "goal" ? 400 : 600, fontFamily: t("--font-figure") },
    markLine: at === 0 && data.goal !== undefined ? goal(data.goal, t) : undefined,
    labelLayout: { moveOverlap: "shiftY" },
  };

  function ending(point) {
    return `${point.value}${data.unit ?? ""}`;
  }
}

function goal(level, t) {
  return { symbol: "none", silent: true, animation: false, data: [{ yAxis: Number(level) }], label: { formatter: String(level), color: t("--chart-text"), fontSize: 12, fontFamily: t("--font-figure") }, lineStyle: { color: t("--chart-goal"), type: "dashed", width: 1, opacity: 0.5 } };
}
