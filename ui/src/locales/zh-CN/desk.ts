// Words in Chinese: what a clerk does at the desk beside taking tickets down.

export const desk = {
  amend: {
    title: '补充/更正',
    save: '保存更正',
    done: '已更正，经过里留有记录',
    withoutPhone: '删去电话 {{phone}}',
    categoryHint: '单号和已告知居民的时限不变。',
    nothing: '未填',
    corrected: '已更正',
    field: {
      category: '类别',
      topic: '主题',
      room: '房号',
      caller_name: '姓名',
      phone: '电话',
      person: '名册中的住户',
    },
  },
};
