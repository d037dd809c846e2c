// Words in Chinese: the quarterly report.

export const reports = {
  reports: {
    title: '季度报告',
    quarter: '季度',
    running: '进行中',
    none: '还没有可以出报告的季度。登记第一件来件之后，这里就有内容。',
    figures: '本季数字',
    received: '受理',
    receivedPrevious: '上季 {{count}} 件',
    onTime: '响应及时率',
    closing: '办结率',
    median: '首次反馈用时（中位数）',
    p90: '九成不超过 {{span}}',
    late: '超时',
    countUnit: '{{count}} 件',
    measures: '改进措施',
    measuresHint: '写入报告第四部分，每行一段。',
    measuresPlaceholder: '例如：电梯维保改为每月两次，由工程主管签字确认。',
    measuresSaved: '已写入报告',
    measuresBy: '{{name}} 于 {{moment}} 保存',
    measuresUnsaved: '还没有保存',
    preview: '报告预览',
    onTimeFormula: '按时反馈 ÷ 本季已到结算时点',
    closingFormula: '已办结 ÷ 本季受理',
  },
};
