// Words in Chinese: the office's logo.

export const logo = {
  logo: {
    name: '标志',
    optional: '标志（可不填）',
    file: '标志图片',
    choose: '选择图片',
    change: '换一张',
    remove: '不用标志',
    hint: '显示在登录页、窗口左上角和季度报告封面。PNG、JPG 或 WebP 图片，最大 5 MB。',
  },
};
