// One file: mapping with samples, dry run, run, progress, and the lines with what became of them.
import { say, send } from './files.js';

const main = document.querySelector('main');
const id = main.dataset.file;
const problem = document.querySelector('[data-problem]');
const PAUSE = 1000;

// Progress
const running = document.querySelector('[data-running]');

async function poll() {
  try {
    const file = await send(`/${id}`);
    if (file.state !== main.dataset.state) {
      location.reload();
      return;
    }
    for (const place of document.querySelectorAll('[data-count]')) {
      place.textContent = file.counts[place.dataset.count];
    }
    if (file.progress) {
      running.querySelector('[data-bar]').value = file.progress.percent;
      running.querySelector('[data-pace]').textContent = pace(file.progress);
    }
    problem.hidden = true;
  } catch (error) {
    problem.textContent = `${error.message}登记不受影响，正在重新连接。`;
    problem.hidden = false;
  }
  setTimeout(poll, PAUSE);
}

function pace({ done, of, percent, perSecond, secondsLeft }) {
  const left = secondsLeft >= 90 ? `${Math.round(secondsLeft / 60)}分钟` : `${secondsLeft}秒`;
  return `${done} / ${of}行（${percent}%）` + (perSecond ? `，每秒${perSecond}行，大约还要${left}` : '');
}

if (!running.hidden) {
  poll();
}

// Buttons
for (const button of document.querySelectorAll('[data-do]')) {
  button.addEventListener('click', async () => {
    const what = button.dataset.do;
    if (what === 'dismiss' && !window.confirm('未通过的行和还没有登记的行都将清除，不能恢复。确定清除吗？')) {
      return;
    }
    problem.hidden = true;
    button.disabled = true;
    try {
      if (mapping && changed && what !== 'dismiss' && what !== 'cancel') {
        await save();
      }
      await send(what === 'dismiss' ? `/${id}` : `/${id}/${what}`, { method: what === 'dismiss' ? 'DELETE' : 'POST' });
      location.reload();
    } catch (error) {
      say(problem, error);
      button.disabled = false;
    }
  });
}

// Mapping
const mapping = document.querySelector('[data-mapping]');
const { header, samples } = JSON.parse(document.getElementById('samples').textContent);
let changed = false;

function showSamples(field) {
  const column = header.indexOf(field.querySelector('[name^="column-"]').value);
  const texts = column < 0 ? [] : samples.map((cells) => (cells[column] ?? '').trim());
  field.querySelector('[data-samples]').replaceChildren(
    ...texts.map((text) => {
      const line = document.createElement('span');
      line.textContent = text === '' ? '（空）' : text.slice(0, 80);
      return line;
    }),
  );
}

async function save() {
  const sources = {};
  for (const field of mapping.querySelectorAll('[data-field]')) {
    const name = field.dataset.field;
    const column = mapping.elements[`column-${name}`].value;
    const value = mapping.elements[`value-${name}`].value.trim();
    if (column || value) {
      sources[name] = { ...(column && { column }), ...(value && { value }) };
    }
  }
  await send(`/${id}/mapping`, {
    method: 'PUT',
    type: 'application/json',
    body: JSON.stringify({ mapping: sources, source: mapping.elements.source.value, name: mapping.elements.name.value }),
  });
  changed = false;
}

if (mapping) {
  for (const field of mapping.querySelectorAll('[data-field]')) {
    showSamples(field);
    field.addEventListener('change', () => showSamples(field));
  }
  const saved = mapping.querySelector('[data-saved]');
  mapping.addEventListener('input', () => {
    changed = true;
    saved.textContent = '有改动，试运行或者登记时自动保存。';
  });
  mapping.addEventListener('submit', async (event) => {
    event.preventDefault();
    problem.hidden = true;
    try {
      await save();
      saved.textContent = '已保存。';
    } catch (error) {
      say(problem, error);
    }
  });
}

// Lines
const list = document.querySelector('[data-list]');
const choices = [...document.querySelectorAll('[data-lines]')];

function element(name, properties = {}, children = []) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function row(line) {
  const what = element('td');
  if (line.number) {
    const address = new URL(`../petitions/${line.number}`, location.href);
    what.append(element('a', { href: address, textContent: line.number }));
    if (line.late) {
      what.append(' ', element('span', { className: 'badge late', textContent: '转入时已超期' }));
    }
  }
  const reasons = (line.reasons || '').split('；').filter(Boolean);
  if (reasons.length > 1) {
    what.append(element('ul', {}, reasons.map((reason) => element('li', { textContent: reason }))));
  } else if (reasons.length === 1 && !(line.number && reasons[0].includes(line.number))) {
    what.append(element('div', { textContent: reasons[0] }));
  }
  if (!what.hasChildNodes()) {
    what.textContent = line.stateText;
  }
  return element('tr', {}, [element('td', { textContent: `第${line.line}行` }), what]);
}

async function show(state, page) {
  choices.forEach((choice) => choice.setAttribute('aria-pressed', String(choice.dataset.lines === state)));
  try {
    const found = await send(`/${id}/lines?state=${state}&page=${page}`);
    if (found.lines.length === 0) {
      list.replaceChildren(element('p', { className: 'empty', textContent: '没有这样的行。' }));
      return;
    }
    const pages = Math.ceil(found.total / found.size);
    const turn = (label, to) => {
      const button = element('button', { className: 'btn btn-small', type: 'button', textContent: label });
      button.addEventListener('click', () => show(state, to));
      return button;
    };
    list.replaceChildren(
      element('table', { className: 'table result' }, [element('tbody', {}, found.lines.map(row))]),
      element('div', { className: 'result-turning' }, [
        element('span', { className: 'muted', textContent: `共${found.total}行，第${page + 1} / ${pages}页` }),
        element('span', { className: 'row-actions' }, [
          ...(page > 0 ? [turn('上一页', page - 1)] : []),
          ...(page + 1 < pages ? [turn('下一页', page + 1)] : []),
        ]),
      ]),
    );
  } catch (error) {
    list.replaceChildren(element('p', { className: 'note danger', textContent: error.message }));
  }
}

for (const choice of choices) {
  choice.addEventListener('click', () => show(choice.dataset.lines, 0));
}
const first = choices.find((choice) => !/ 0$/.test(choice.textContent.trim()));
if (first) {
  show(first.dataset.lines, 0);
}
