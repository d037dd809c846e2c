// Words in Chinese: what stands beside every chart.

export const charts = {
  charts: {
    zoom: '放大',
    zoomHint: '坐标轴只到数据为止；再按一次，恢复从 0 到 100%',
    zoomCounts: '坐标轴只在数据之间；再按一次，恢复从 0 起',
    month: '月份',
    asTable: '看表格',
    asChart: '看图',
    save: '存为 {{kind}} 图片',
    saved: '已保存到 {{path}}',
    answer: '回答',
    count: '份数',
    share: '占比',
    wave: '调查',
    interval: '95% 置信区间',
    answers: '有效回答',
  },
};
