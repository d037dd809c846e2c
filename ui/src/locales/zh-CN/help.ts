// Words in Chinese: the help.

export const help = {
  help: {
    title: '帮助',
    manual: '用户手册',
    back: '返回',
    search: '在手册里找',
    contents: '手册目录',
    found: '找到 {{count}} 处',
    chinese: '手册只有中文。',
  },
};
