// Charts in a narrow place: a smaller margin and letters, and words above the chart that don't meet.

export const NARROW = { width: 560, left: 110, font: 10.5, dates: 3 };

/** Whether the rows' names get less room. @param {number} wide the margin that they have elsewhere @param {boolean} tight */
export const isNarrow = (wide, tight) => tight && wide > NARROW.left;

/**
 * @param {{data: any[], layout: any}} figure as it is where there is room
 * @param {boolean} tight
 */
export function fit({ data, layout: full }, tight) {
  const annotations = full.annotations?.map((one) => ({ ...one, yshift: tight && one.text === "the photo" ? -14 : 0 }));
  // Dates along the axis stay level: aslant they would meet, and leave the chart.
  const xaxis = { ...full.xaxis, tickangle: 0, nticks: tight ? NARROW.dates : 0 };
  if (!isNarrow(full.margin.l, tight)) return { data, layout: { ...full, xaxis, annotations } };
  const yaxis = { ...full.yaxis, tickfont: { ...full.yaxis.tickfont, size: NARROW.font } };
  return { data, layout: { ...full, xaxis, yaxis, annotations, margin: { ...full.margin, l: NARROW.left } } };
}
