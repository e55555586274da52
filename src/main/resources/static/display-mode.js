// 字号与对比度：服务端按地址中的 text、contrast 写入 <html>；此处记住读者的选择，下次不必再选。
(function () {
  'use strict';
  var root = document.documentElement;
  var asked = new URLSearchParams(location.search);
  ['text', 'contrast'].forEach(function (mode) {
    var key = 'yangguang.' + mode;
    var value = asked.get(mode);
    try {
      if (value) { localStorage.setItem(key, value); } else { value = localStorage.getItem(key); }
    } catch (e) { /* 浏览器不许保存时，只对本页有效。 */ }
    if (value && value !== 'normal') { root.dataset[mode] = value; } else { delete root.dataset[mode]; }
  });
  document.addEventListener('DOMContentLoaded', function () {
    document.querySelectorAll('[data-mode]').forEach(function (a) {
      var on = (root.dataset[a.dataset.mode] || '') === a.dataset.v;
      if (on) { a.setAttribute('aria-current', 'true'); } else { a.removeAttribute('aria-current'); }
      var q = new URLSearchParams(location.search);
      q.set(a.dataset.mode, a.dataset.v || 'normal');
      a.href = '?' + q + location.hash;
    });
    var errors = document.querySelector('.errors');
    if (errors) { errors.focus(); }
  });
})();
