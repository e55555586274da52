// 字号与对比度：服务端按地址中的 text、contrast 写入 <html>；此处记住读者的选择，下次不必再选。
// 工作台的单键操作（keys）同样由使用者开关，只由脚本执行，服务端不管。
// 点选时就地改换，不重新载入，正在填写的表单不受影响。
(function () {
  'use strict';
  var root = document.documentElement;
  function key(mode) { return 'yangguang.' + mode; }
  function show(mode, value) {
    if (value && value !== 'normal') { root.dataset[mode] = value; } else { delete root.dataset[mode]; }
  }
  function mark() {
    document.querySelectorAll('[data-mode]').forEach(function (a) {
      var on = (root.dataset[a.dataset.mode] || '') === a.dataset.v;
      if (on) { a.setAttribute('aria-current', 'true'); } else { a.removeAttribute('aria-current'); }
    });
  }
  function choose(event) {
    var mode = event.currentTarget.dataset.mode;
    var value = event.currentTarget.dataset.v || 'normal';
    var address = new URL(location.href);
    try {
      localStorage.setItem(key(mode), value);
      address.searchParams.delete(mode);
    } catch (e) {
      address.searchParams.set(mode, value);
    }
    history.replaceState(history.state, '', address);
    show(mode, value);
    mark();
    event.preventDefault();
  }
  var asked = new URLSearchParams(location.search);
  ['text', 'contrast', 'keys'].forEach(function (mode) {
    var value = asked.get(mode);
    try {
      if (value) { localStorage.setItem(key(mode), value); } else { value = localStorage.getItem(key(mode)); }
    } catch (e) { /* 浏览器不许保存时，由地址带着。 */ }
    show(mode, value);
  });
  document.addEventListener('DOMContentLoaded', function () {
    mark();
    document.querySelectorAll('[data-mode]').forEach(function (a) { a.addEventListener('click', choose); });
    var errors = document.querySelector('.errors');
    if (errors) { errors.focus(); }
  });
})();
