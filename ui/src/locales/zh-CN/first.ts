// Words in Chinese: the sample, and what is new after an update.

export const first = {
  sample: {
    offer: '看看示例小区',
    about: '还想先看一看？示例小区里的住户、来件、会议都是编好的，随便点，看完一起扔掉。',
    making: '正在准备示例小区，要几秒钟…',
    mark: '示例数据',
    untrue: '这里的小区、住户和来件都是编的，可以随便试。',
    signIn: '登录名：{{people}}；密码都是 {{password}}。',
    person: '{{login}}（{{role}}）',
    and: '、',
    leave: '回到自己的小区',
    sure: '回到自己的小区，扔掉示例和在示例里做的一切？',
  },
  news: {
    title: '更新内容',
    updated: '邻声已更新到 {{version}} 。',
    show: '看看有什么变化',
    done: '知道了',
    chinese: '更新内容只有中文。',
  },
};
