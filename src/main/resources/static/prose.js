// The report's text: kept every twenty seconds and when a passage is left; live fields put in at the caret.
// Without this script the same form is sent with its buttons.
(() => {
  const form = document.getElementById('prose');
  if (!form || form.dataset.autosave !== 'yes') return;
  const EVERY = 20000;
  const areas = () => [...form.querySelectorAll('textarea[name^="text."]')];
  const kept = new Map(areas().map((area) => [area.name, area.value]));
  const dirty = () => areas().some((area) => area.value !== kept.get(area.name));
  const say = (words, bad) => {
    const place = document.getElementById('prose-saved');
    if (!place) return;
    place.textContent = words;
    place.classList.toggle('t-bad', Boolean(bad));
  };
  let running = false;
  let stopped = false;
  let sending = false;
  let last = null;

  const take = (page, sent) => {
    page.querySelectorAll('[data-swap]').forEach((fresh) => {
      const old = document.getElementById(fresh.id);
      if (old && fresh.id !== 'prose-said') old.replaceWith(document.importNode(fresh, true));
    });
    page.querySelectorAll('#prose input[name^="base."]').forEach((fresh) => {
      form.elements[fresh.name].value = fresh.value;
    });
    page.querySelectorAll('#prose textarea[name^="text."]').forEach((fresh) => {
      const area = form.elements[fresh.name];
      // What another person changed comes in where nothing was typed since.
      if (area.value === sent.get(fresh.name) && area.value.trim() !== fresh.value.trim()) area.value = fresh.value;
      kept.set(fresh.name, area.value === sent.get(fresh.name) || area.value === fresh.value ? area.value : fresh.value);
    });
  };

  const keep = async () => {
    if (running || stopped || !dirty()) return;
    running = true;
    const sent = new Map(areas().map((area) => [area.name, area.value]));
    const body = new URLSearchParams(new FormData(form));
    body.set('then', '');
    say('正在保存…');
    try {
      const answer = await fetch(form.action, { method: 'POST', body, credentials: 'same-origin' });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (answer.status === 409) {
        stopped = true;
        say('别人同时改了同一段，没有自动保存。请点“保存”，看两种写法。', true);
      } else if (answer.ok && page.getElementById('prose')) {
        take(page, sent);
        const place = document.getElementById('prose-saved');
        if (place) place.textContent = place.textContent.replace('已保存', '已自动保存');
      } else {
        const why = page.querySelector('[role=alert]');
        say(`没有自动保存：${why ? why.textContent.trim() : '请重新登录后再存'}。内容仍在本页。`, true);
      }
    } catch (error) {
      say('没有保存成功，网络恢复后会自动重试，内容仍在本页', true);
    } finally {
      running = false;
    }
  };

  setInterval(keep, EVERY);
  form.addEventListener('focusout', (event) => {
    if (!event.target.matches('textarea[name^="text."]')) return;
    last = event.target;
    // A button pressed now sends the form by itself.
    if (!(event.relatedTarget && event.relatedTarget.closest('button, a'))) keep();
  });
  form.addEventListener('click', (event) => {
    const button = event.target.closest('button[data-field]');
    if (!button) return;
    event.preventDefault();
    const own = form.elements[`text.${button.dataset.into}`];
    const area = last === own ? last : own;
    const at = last === own ? area.selectionStart : area.value.length;
    area.setRangeText(button.dataset.field, at, last === own ? area.selectionEnd : at, 'end');
    area.focus();
    last = area;
  });
  form.addEventListener('submit', () => { stopped = true; sending = true; });
  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === 's') {
      event.preventDefault();
      keep();
    }
  });
  window.addEventListener('beforeunload', (event) => {
    if (!sending && dirty()) event.preventDefault();
  });
})();
