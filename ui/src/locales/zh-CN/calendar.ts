// Words in Chinese: holidays and make-up days.

export const calendar = {
  calendar: {
    title: '放假与调休',
    lead: '自然日与工作小时按这里计算。周一至周五上班，另有安排的日子在下面录入。',
    year: '年份',
    published: '已录入：{{source}}',
    notPublished: '{{year}} 年的放假安排还没有录入。算到这一年的时限先按周末计算，并在来件上注明。',
    source: '通知文号或出处',
    publish: '这一年已录全',
    unpublish: '改为未录全',
    from: '第一天',
    to: '最后一天',
    kind: '安排',
    rest: '放假',
    work: '调休上班',
    usual: '恢复按星期',
    name: '名称',
    nameHint: '如 春节',
    save: '保存这些天',
    restMark: '休',
    workMark: '班',
    named: '另有安排的日子',
    weekdays: '一二三四五六日',
    pick: '点某一天，可把它填进下面的表里。',
  },
  month: {
    previous: '上个月',
    next: '下个月',
    this: '本月',
  },
};
