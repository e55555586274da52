// Covers on a page: drawn, moved and resized with mouse, finger or keys. Every change is one of the page's
// own forms, sent; without this script the same forms are filled in by hand.
(() => {
  const stage = document.querySelector('.redact[data-open=yes]');
  const form = document.getElementById('cover-form');
  if (!stage || !form) return;
  const svg = stage.querySelector('svg');
  const say = document.getElementById('redact-say');
  const [, , width, height] = svg.getAttribute('viewBox').split(' ').map(Number);
  const sides = ['x', 'y', 'width', 'height'];
  const least = 2;

  const point = (event) => {
    const box = svg.getBoundingClientRect();
    return {
      x: Math.min(width, Math.max(0, (event.clientX - box.left) / box.width * width)),
      y: Math.min(height, Math.max(0, (event.clientY - box.top) / box.height * height)),
    };
  };
  const round = (value) => Math.round(value * 10) / 10;
  const area = (rect) => Object.fromEntries(sides.map((side) => [side, Number(rect.getAttribute(side))]));
  const place = (rect, to) => {
    to.width = Math.min(Math.max(least, to.width), width);
    to.height = Math.min(Math.max(least, to.height), height);
    to.x = Math.min(Math.max(0, to.x), width - to.width);
    to.y = Math.min(Math.max(0, to.y), height - to.height);
    sides.forEach((side) => rect.setAttribute(side, round(to[side])));
  };
  const fill = (target, to) => sides.forEach((side) => { target.elements[side].value = round(to[side]); });
  const formOf = (group) => document.querySelector(`#box-${CSS.escape(group.dataset.box)} form`);

  // ── keeping a moved cover ──
  let later = 0;
  const keep = (group) => {
    const target = formOf(group);
    if (!target) return;
    fill(target, area(group.querySelector('rect')));
    clearTimeout(later);
    later = setTimeout(async () => {
      const body = new URLSearchParams(new FormData(target));
      body.set('go', 'change');
      try {
        const answer = await fetch(target.action, { method: 'POST', body });
        say.textContent = answer.ok ? '已保存。公开件须重新生成。' : '没有保存，请刷新页面后再试。';
        if (!answer.ok) location.reload();
      } catch {
        say.textContent = '没有保存，请检查网络后再移动一次。';
      }
    }, 500);
  };

  // ── keys ──
  const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  svg.addEventListener('keydown', (event) => {
    const group = event.target.closest('[data-box]');
    if (!group) return;
    const target = formOf(group);
    const step = steps[event.key];
    if (step && target) {
      const rect = group.querySelector('rect');
      const to = area(rect);
      const [dx, dy] = step.map((n) => n * width / 400);
      if (event.shiftKey) {
        to.width += dx;
        to.height += dy;
      } else {
        to.x += dx;
        to.y += dy;
      }
      place(rect, to);
      keep(group);
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && target) {
      target.requestSubmit(target.querySelector('button[value=remove]'));
    } else if ((event.key === 'Enter' || event.key === ' ') && target) {
      target.closest('details').open = true;
      target.elements.ground.focus();
    } else {
      return;
    }
    event.preventDefault();
  });

  // ── mouse and finger ──
  let drag = null;
  svg.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    const group = event.target.closest('.redact__cover');
    const at = point(event);
    if (group) {
      const rect = group.querySelector('rect');
      drag = { group, rect, at, from: area(rect) };
      group.focus();
    } else {
      const rect = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
      rect.setAttribute('class', 'redact__new');
      svg.append(rect);
      drag = { rect, at };
    }
    svg.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  svg.addEventListener('pointermove', (event) => {
    if (!drag) return;
    const at = point(event);
    if (drag.group) {
      place(drag.rect, { ...drag.from, x: drag.from.x + at.x - drag.at.x, y: drag.from.y + at.y - drag.at.y });
      drag.moved = true;
    } else {
      place(drag.rect, {
        x: Math.min(at.x, drag.at.x),
        y: Math.min(at.y, drag.at.y),
        width: Math.abs(at.x - drag.at.x),
        height: Math.abs(at.y - drag.at.y),
      });
    }
  });
  const end = () => {
    if (!drag) return;
    const { group, rect, moved } = drag;
    drag = null;
    if (group) {
      if (moved) keep(group);
      return;
    }
    const drawn = area(rect);
    if (drawn.width <= least * 2 || drawn.height <= least * 2) {
      rect.remove();
      return;
    }
    svg.querySelectorAll('.redact__new').forEach((old) => { if (old !== rect) old.remove(); });
    fill(form, drawn);
    if (form.elements.ground.value) {
      form.requestSubmit();
    } else {
      say.textContent = '已框出范围，请选择依据后按“遮盖”。';
      form.elements.ground.focus();
    }
  };
  svg.addEventListener('pointerup', end);
  svg.addEventListener('pointercancel', () => {
    if (drag && !drag.group) drag.rect.remove();
    drag = null;
  });
})();
