// Words in Chinese: the editor of rich text.

export const richText = {
  rich: {
    tools: '排版',
    style: '段落样式',
    style0: '正文',
    style1: '大标题',
    style2: '标题',
    style3: '小标题',
    bold: '加粗',
    bullets: '项目列表',
    numbers: '编号列表',
    table: '插入表格',
    addRow: '加一行',
    addColumn: '加一列',
    removeRow: '删这行',
    removeColumn: '删这列',
    removeTable: '删表格',
    undo: '撤销',
    redo: '重做',
    keys: 'Ctrl+B 加粗 · Ctrl+Alt+2 标题 · 行首输入“1. ”或“- ”成列表 · Ctrl+Z 撤销 · 表格里按 Tab 到下一格',
  },
};
