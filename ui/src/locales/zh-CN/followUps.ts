// Words in Chinese: follow-ups.

export const followUps = {
  followUps: {
    title: '回访',
    total: '{{count}} 件待回访',
    late: '{{count}} 件已过期限',
    due: '回访期限',
    told: '反馈时间',
    attempts: '未联系上 {{count}} 次',
    yours: '您经手过',
    none: '没有待回访的来件',
    noneHint: '重要来件反馈后会出现在这里，由没有经手的同事回访。',
    rule: '回访规则',
    ruleHint:
      '重要来件必须回访。此外可以按比例抽查投诉：按来件的编号固定抽取，谁也不能挑选，只影响以后反馈的来件。',
    percent: '投诉抽查比例',
    days: '反馈后几天内回访',
    enough: '未联系上几次后可以直接办结',
    dayUnit: '天',
    timeUnit: '次',
  },
};
