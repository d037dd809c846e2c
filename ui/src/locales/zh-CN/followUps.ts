// Words in Chinese: follow-ups.

export const followUps = {
  followUps: {
    title: '回访',
    total: '{{count}} 件待回访',
    late: '{{count}} 件已过期限',
    due: '回访期限',
    told: '反馈时间',
    attempts: '未联系上 {{count}} 次',
    yours: '您经办过',
    none: '没有待回访的来件',
    noneHint: '重要来件反馈后会出现在这里，由没有经办的同事回访。',
    rule: '回访规则',
  },
};
