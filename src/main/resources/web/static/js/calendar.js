// Previews and imports a year's days off; sets local numbers of days.
const page = document.querySelector('main[data-csrf-header]');

function cookie(name) {
  const found = document.cookie.split('; ').find(one => one.startsWith(`${name}=`));
  return found && decodeURIComponent(found.slice(name.length + 1));
}

async function send(address, body) {
  const headers = {
    'Content-Type': 'application/json',
    Accept: 'application/json',
    [page.dataset.csrfHeader]: cookie('DESK-CSRF') || page.dataset.csrfToken,
  };
  const answer = await fetch(address, { method: 'POST', headers, body });
  const data = await answer.json().catch(() => ({}));
  if (answer.ok) {
    return data;
  }
  const errors = (data.errors || []).map(error => `${error.field}：${error.message}`);
  throw new Error(errors.length ? errors.join('\n') : data.detail || '没有成功，请刷新页面后重试。');
}

function show(problem, error) {
  problem.textContent = error instanceof TypeError ? '网络不通，没有提交成功，请稍后重试。' : error.message;
  problem.style.whiteSpace = 'pre-line';
  problem.hidden = false;
  problem.focus();
}

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
}

function moves(list) {
  const table = element('table', '', { class: 'table' });
  const head = table.createTHead().insertRow();
  ['编号', '期限', '原到期日', '新到期日'].forEach(title => head.append(element('th', title, { scope: 'col' })));
  const body = table.createTBody();
  for (const move of list) {
    const row = body.insertRow();
    row.append(element('th', move.subject, { scope: 'row' }));
    row.append(element('td', move.title, { 'data-label': '期限' }));
    row.append(element('td', move.oldDueOn, { 'data-label': '原到期日' }));
    row.append(element('td', move.newDueOn, { 'data-label': '新到期日' }));
  }
  return table;
}

const form = document.querySelector('form[data-calendar]');
if (form) {
  const problem = form.querySelector('[data-problem]');
  const preview = form.querySelector('[data-preview]');
  const text = form.elements.namedItem('file');
  const take = form.querySelector('[data-import]');
  const buttons = form.querySelectorAll('button');

  const forget = () => {
    take.disabled = true;
    preview.replaceChildren();
  };
  text.addEventListener('input', forget);
  form.querySelector('#from-file').addEventListener('change', async event => {
    const [file] = event.target.files;
    if (file) {
      text.value = await file.text();
      forget();
    }
  });

  const run = async (address, then) => {
    problem.hidden = true;
    buttons.forEach(button => { button.disabled = true; });
    try {
      then(await send(address, text.value));
    } catch (error) {
      preview.replaceChildren();
      show(problem, error);
    } finally {
      buttons.forEach(button => { button.disabled = false; });
      take.disabled = preview.childElementCount === 0 || preview.dataset.done === 'true';
    }
  };

  form.addEventListener('submit', event => {
    event.preventDefault();
    run(`${form.dataset.address}/preview`, found => {
      const what = `${found.year}年放假${found.daysOff}天，调休上班${found.workdays}天。正在计算的期限${found.running}个，其中${found.moves.length}个会变动。`;
      preview.replaceChildren(element('p', what, { class: 'note' }));
      preview.dataset.done = 'false';
      if (found.moves.length) {
        preview.append(moves(found.moves));
      }
    });
  });
  take.addEventListener('click', () => run(form.dataset.address, done => {
    const waiting = done.waiting ? `另有${done.waiting}件正在办理中，几分钟内自动重新计算。` : '';
    preview.replaceChildren(element('p', `已导入。${done.moves.length}个期限已变动，任务到期日同时更改，有关人员已通知。${waiting}`, { class: 'note', role: 'status' }));
    preview.dataset.done = 'true';
    if (done.moves.length) {
      preview.append(moves(done.moves));
    }
    preview.append(element('a', '查看导入后的安排', { class: 'btn', href: location.href }));
  }));
}

const amount = document.querySelector('form[data-limit-amount]');
if (amount) {
  const problem = amount.querySelector('[data-problem]');
  const button = amount.querySelector('button');
  amount.addEventListener('submit', async event => {
    event.preventDefault();
    button.disabled = true;
    problem.hidden = true;
    try {
      const { kind, unit, days } = Object.fromEntries(new FormData(amount));
      await send(`${amount.dataset.root}/${kind}/amounts`, JSON.stringify({ unit: unit || null, days: days ? Number(days) : null }));
      location.reload();
    } catch (error) {
      show(problem, error);
      button.disabled = false;
    }
  });
}
