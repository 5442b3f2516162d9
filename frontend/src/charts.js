// Charts: <figure class="xd-chart" data-chart="line|bars|race"> with a .plot and, inside or by data-source, the JSON
// that the table behind shows too: {"x": [...], "unit": "%", "series": [{"name", "values", "role", "colour", "end"}]}.
import { use } from "echarts/core";
import * as echarts from "echarts/core";
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { LabelLayout, LegacyGridContainLabel } from "echarts/features";
import { CanvasRenderer } from "echarts/renderers";
import { bars } from "./charts/bars.js";
import { line } from "./charts/line.js";
import { look } from "./charts/look.js";

use([LineChart, BarChart, GridComponent, TooltipComponent, MarkLineComponent, LabelLayout, LegacyGridContainLabel, CanvasRenderer]);

const KINDS = { line, bars, race: line };
const drawn = new Map();

function dataOf(figure) {
  const source = figure.dataset.source ? document.getElementById(figure.dataset.source) : figure.querySelector('script[type="application/json"]');
  return source ? JSON.parse(source.textContent) : null;
}

function draw(figure) {
  const data = dataOf(figure);
  const kind = KINDS[figure.dataset.chart];
  const plot = figure.querySelector(".plot") ?? figure;
  if (!data || !kind || drawn.has(figure)) return;
  const chart = echarts.init(plot, null, { renderer: "canvas" });
  const paint = (animated) => chart.setOption({ ...look().base, animation: animated, ...kind(data, look()) }, true);
  const resize = new ResizeObserver(() => chart.resize());
  resize.observe(plot);
  paint(!matchMedia("(prefers-reduced-motion: reduce)").matches);
  drawn.set(figure, { chart, paint, resize });
}

// Figures swapped out of the page give their canvas back.
function sweep() {
  for (const [figure, { chart, resize }] of drawn) {
    if (figure.isConnected) continue;
    resize.disconnect();
    chart.dispose();
    drawn.delete(figure);
  }
}

export function drawAll() {
  sweep();
  document.querySelectorAll("[data-chart]").forEach(draw);
}

export function redrawAll() {
  for (const { paint } of drawn.values()) paint(false);
}
