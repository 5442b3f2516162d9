// Bars from one base line, rounded at the end, the figure at the top; {"across": true} lays them from the left edge.
import { colourOf, numbers } from "./look.js";

export function bars(data, { t, axis }) {
  const names = { type: "category", data: data.x, inverse: Boolean(data.across), ...axis, splitLine: { show: false }, axisLabel: { ...axis.axisLabel, fontFamily: t("--font-text"), hideOverlap: !data.across } };
  const figures = { type: "value", min: 0, splitNumber: 3, ...axis, axisLabel: data.across ? { show: false } : axis.axisLabel, splitLine: data.across ? { show: false } : axis.splitLine };
  const alone = data.series.length === 1;
  return {
    grid: { left: 0, right: data.across ? 48 : 4, top: 20, bottom: 0, containLabel: true },
    xAxis: data.across ? figures : names,
    yAxis: data.across ? names : figures,
    series: data.series.map((series, at) => ({
      type: "bar", name: series.name, data: numbers(series.values), barMaxWidth: data.across ? 18 : 34, barGap: "20%", barCategoryGap: "36%",
      itemStyle: { color: colourOf(series, at, t), borderRadius: data.across ? [0, 4, 4, 0] : [4, 4, 0, 0] },
      label: { show: alone && (data.across || data.x.length <= 16), position: data.across ? "right" : "top", color: t("--text"), fontWeight: 600, fontSize: 12, fontFamily: t("--font-figure") },
      labelLayout: { hideOverlap: true },
    })),
  };
}
