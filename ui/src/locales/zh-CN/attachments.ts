// Words in Chinese: files of tickets.

export const attachments = {
  attachments: {
    title: '附件',
    add: '添加附件',
    hint: '照片、扫描件、录音、PDF；可以拖进来，也可以直接粘贴截图',
    pasted: '粘贴的图片',
    open: '查看 {{name}}',
    save: '保存到电脑',
    saved: '已保存 {{path}}',
    remove: '删除附件',
    removeSure: '删除“{{name}}”？删除后不能恢复。',
    removed: '已删除附件',
    added: '已添加 {{name}}',
    camera: '拍照',
    shoot: '拍下',
    taken: '拍的照片',
    cameraRefused: '打不开摄像头：它可能被别的程序占用，或系统没有允许“邻声”使用摄像头。',
    notPlayed: '这台电脑不能播放这种录音，请保存到电脑后用别的程序听。',
    noPicture: '这类文件不在程序里打开，请保存到电脑后查看。',
  },
  itemFiles: {
    of: '议题材料 {{title}}',
    title: '议题材料',
    add: '添加材料',
    hint: '照片、录音、PDF；可以拖进来，也可以在这个议题里粘贴',
  },
  proofFiles: {
    add: '添加照片或文件',
    added: '已添加 {{name}}',
    remove: '移除 {{name}}',
    open: '查看 {{name}}',
  },
};
