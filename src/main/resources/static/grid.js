// 年报编辑格：方向键移动，回车确认，Esc 还原；每改一格即送去校验，其他格里填的都在。
// 没有脚本时，同一张表单用“保存改动”一并送出。
(() => {
  const form = document.getElementById('grid');
  if (!form) return;
  const info = document.getElementById('cellinfo');
  const open = document.getElementById('cellopen');
  const idle = info.textContent;
  const cells = () => [...form.querySelectorAll('td input')];
  const dirty = (input) => input.value.trim() !== input.dataset.saved;
  const box = (element) => element.getBoundingClientRect();

  const say = (input, words) => {
    const cell = input.closest('td');
    cell.querySelector('.cellsaid')?.remove();
    input.removeAttribute('aria-invalid');
    if (!words) {
      if (!cell.querySelector('.mk')) cell.classList.remove('bad');
      return;
    }
    const said = document.createElement('span');
    said.className = 'cellsaid cellsaid--bad';
    said.id = `e-${cell.id}`;
    said.setAttribute('role', 'alert');
    said.textContent = words;
    cell.append(said);
    input.setAttribute('aria-invalid', 'true');
    input.setAttribute('aria-describedby', said.id);
  };

  // ── keys ──
  const nearest = (input, across, down) => {
    const from = box(input);
    const middle = from.left + from.width / 2;
    let best = null;
    let score = Infinity;
    for (const other of cells()) {
      if (other === input) continue;
      const to = box(other);
      const same = Math.abs(to.top - from.top) < 5;
      if (across ? !same || (to.left - from.left) * across <= 0 : (to.top - from.top) * down < 5) continue;
      const off = Math.abs(to.left + to.width / 2 - middle);
      const far = across ? off : Math.abs(to.top - from.top) * 1000 + off;
      if (far < score) { score = far; best = other; }
    }
    return best;
  };
  const go = (target) => {
    if (!target) return;
    target.focus();
    target.select();
  };
  form.addEventListener('keydown', (event) => {
    const input = event.target.closest('td input');
    if (!input || event.isComposing) return;
    const whole = input.selectionStart === 0 && input.selectionEnd === input.value.length;
    const atStart = whole || input.selectionEnd === 0;
    const atEnd = whole || input.selectionStart === input.value.length;
    let target = null;
    switch (event.key) {
      case 'Escape':
        input.value = input.dataset.saved;
        say(input, '');
        input.select();
        break;
      case 'Enter':
        event.preventDefault();
        if (event.altKey) { location.assign(open.href); return; }
        target = nearest(input, 0, 1);
        if (!target) { input.blur(); input.focus(); }
        break;
      case 'ArrowDown': target = nearest(input, 0, 1); break;
      case 'ArrowUp': target = nearest(input, 0, -1); break;
      case 'ArrowLeft': if (atStart) target = nearest(input, -1, 0); break;
      case 'ArrowRight': if (atEnd) target = nearest(input, 1, 0); break;
      default: return;
    }
    if (target) { event.preventDefault(); go(target); }
  });
  form.addEventListener('focusin', (event) => {
    const input = event.target.closest('td input');
    if (!input) return;
    info.textContent = `${input.getAttribute('aria-label')}：${input.dataset.info}`;
    open.href = form.dataset.cell + input.name;
    open.textContent = '看它的构成（Alt+回车）';
  });
  form.addEventListener('focusout', () => {
    if (!form.contains(document.activeElement)) info.textContent = idle;
  });

  // ── saving, one after the other ──
  const take = (page, sent) => {
    for (const fresh of page.querySelectorAll('td[id]')) {
      const mine = document.getElementById(fresh.id);
      if (!mine) continue;
      const input = mine.querySelector('input');
      if (input && input !== sent && dirty(input)) continue;
      if (mine.outerHTML === fresh.outerHTML) continue;
      const focused = input && input === document.activeElement;
      const next = document.adoptNode(fresh);
      mine.replaceWith(next);
      if (focused) go(next.querySelector('input'));
    }
    // What stands in the fresh panel is announced from an element that stays.
    const counts = page.querySelector('#checks [role=status]');
    if (counts) document.getElementById('grid-say').textContent = counts.textContent;
    for (const id of ['annual-head', 'checks', 'changes', 'actionbar']) {
      const fresh = page.getElementById(id);
      const mine = document.getElementById(id);
      if (fresh && mine) mine.replaceWith(document.adoptNode(fresh));
    }
  };
  const waiting = new Set();
  const send = async (name) => {
    const input = form.querySelector(`input[name="${CSS.escape(name)}"]`);
    if (!input) return;
    const typed = input.value;
    const body = new URLSearchParams({
      cell: name,
      value: typed,
      reason: form.elements.reason.value,
      base: input.dataset.base,
      part: form.dataset.part,
      _csrf: form.elements._csrf.value,
    });
    let answer;
    try {
      answer = await fetch(form.action, { method: 'POST', body, headers: { 'HX-Request': 'true' } });
    } catch {
      waiting.add(name);
      say(input, '没有保存成功，网络恢复后会自动重试，内容仍在本页。');
      return;
    }
    const page = answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
    if (!page || !page.getElementById('checks')) {
      say(input, answer.status === 401 || answer.status === 403
        ? '没有保存：登录已失效。请在新页面登录后再确认这一格，内容仍在本页。'
        : '没有保存，请稍后再确认这一格，内容仍在本页。');
      return;
    }
    waiting.delete(name);
    if (input.value === typed) take(page, input); else take(page, null);
  };
  let queue = Promise.resolve();
  const soon = (name) => { queue = queue.then(() => send(name)); };
  form.addEventListener('change', (event) => {
    if (event.target.id === 'reason') {
      if (event.target.value.trim()) cells().filter(dirty).forEach((input) => soon(input.name));
      return;
    }
    const input = event.target.closest('td input');
    if (!input) return;
    if (dirty(input)) soon(input.name); else say(input, '');
  });
  addEventListener('online', () => [...waiting].forEach(soon));
  addEventListener('beforeunload', (event) => {
    if (cells().some(dirty)) event.preventDefault();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    cells().filter(dirty).forEach((input) => soon(input.name));
  });
})();
