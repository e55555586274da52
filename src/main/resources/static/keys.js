// 列表的单键操作：J、K 换行，X 勾选，E 导出，/ 查找，? 说明；Enter 打开焦点所在的一行，是链接本来的作用。
// 正在填写、按着组合键、正在用输入法，或者在“快捷键”处关闭了的，一概不起作用。
document.addEventListener('keydown', function (event) {
  'use strict';
  if (document.documentElement.dataset.keys === 'off' || event.defaultPrevented || event.isComposing
      || event.ctrlKey || event.altKey || event.metaKey
      || event.target.closest('input, select, textarea, [contenteditable], dialog')) { return; }
  var table = document.querySelector('table[data-keys]');
  var search = document.querySelector('input[type="search"]');
  var help = document.getElementById('keyhelp');
  var links = table ? Array.from(table.querySelectorAll('tbody th a')) : [];
  var row = document.activeElement ? document.activeElement.closest('table[data-keys] tbody tr') : null;
  var at = row ? links.indexOf(row.querySelector('th a')) : -1;
  function to(link) { if (link) { link.focus(); } return Boolean(link); }
  var acts = {
    j: function () { return to(links[at + 1]); },
    k: function () { return to(links[at - 1]); },
    x: function () { if (row) { row.querySelector('input[type="checkbox"]').click(); } return Boolean(row); },
    e: function () {
      if (!table) { return false; }
      var chosen = table.querySelector('tbody input:checked') && table.closest('form').querySelector('button[value="export"]');
      var act = chosen || document.querySelector('[data-key="export"]');
      if (act) { act.click(); }
      return Boolean(act);
    },
    '/': function () { return to(search); },
    '?': function () { if (help) { help.open = !help.open; help.querySelector('summary').focus(); } return Boolean(help); }
  };
  var act = acts[event.key.toLowerCase()];
  if (act && act()) { event.preventDefault(); }
});
