// 打印按钮：没有脚本时不出现，浏览器自带的打印仍可用。
document.querySelectorAll('[data-print]').forEach(function (button) {
  'use strict';
  button.hidden = false;
  button.addEventListener('click', function () { window.print(); });
});
