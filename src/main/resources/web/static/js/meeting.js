// Meetings: calls one, changes its plan, signs its minutes or sends them back.
const page = document.querySelector('main');
const root = new URL(page.dataset.number ? '../../api/meetings/' : '../api/', document.baseURI);

async function send(address, body) {
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json' };
  if (page.dataset.csrfToken) {
    headers[page.dataset.csrfHeader] = cookie('DESK-CSRF') || page.dataset.csrfToken;
  }
  const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
  if (answer.ok) {
    return answer.status === 204 ? {} : answer.json();
  }
  const problem = await answer.json().catch(() => ({}));
  const errors = (problem.errors || []).map(error => error.message);
  throw new Error(errors.length ? errors.join('；') : problem.detail || '没有成功，请刷新页面后重试。');
}

function cookie(name) {
  const found = document.cookie.split('; ').find(one => one.startsWith(`${name}=`));
  return found && decodeURIComponent(found.slice(name.length + 1));
}

function valuesOf(form) {
  const data = new FormData(form);
  const values = Object.fromEntries(data);
  if (form.querySelector('[name="participants"]')) {
    values.participants = data.getAll('participants');
  }
  return values;
}

for (const choice of document.querySelectorAll('.people-choice')) {
  const people = [...choice.querySelectorAll('.choices label')];
  const find = choice.querySelector('[data-find]');
  find.parentElement.hidden = false;
  find.addEventListener('input', () => {
    const wanted = find.value.trim();
    people.forEach(person => { person.hidden = !person.textContent.includes(wanted); });
  });
  find.addEventListener('keydown', event => {
    if (event.key === 'Enter') {
      event.preventDefault();
    }
  });
  choice.addEventListener('change', () => {
    choice.querySelector('[data-chosen]').textContent = choice.querySelectorAll(':checked').length;
  });
}

for (const form of document.querySelectorAll('form[data-send], form[data-call]')) {
  const problem = form.querySelector('[data-problem]');
  const button = form.querySelector('button[type="submit"]');
  form.addEventListener('submit', async event => {
    event.preventDefault();
    button.disabled = true;
    problem.hidden = true;
    try {
      const what = form.dataset.call || `${encodeURIComponent(page.dataset.number)}/${form.dataset.send}`;
      const answer = await send(new URL(what, root), valuesOf(form));
      if (form.dataset.call === 'meetings') {
        location.href = `meetings/${encodeURIComponent(answer.number)}`;
      } else {
        // where what was just done is to be seen
        history.replaceState(null, '', form.dataset.then || location.pathname);
        location.reload();
      }
    } catch (error) {
      problem.textContent = error instanceof TypeError ? '网络不通，没有提交成功，请稍后重试。' : error.message;
      problem.hidden = false;
      problem.scrollIntoView({ block: 'nearest' });
      form.querySelectorAll('input[type="password"]').forEach(field => { field.value = ''; });
      button.disabled = false;
    }
  });
}
