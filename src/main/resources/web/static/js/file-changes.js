// Organisation and categories by file: upload, preview, apply.
import { address, request } from './files-api.js';
import { forgetPlan, showPlan } from './plan-view.js';

const $ = (id) => document.getElementById(id);
let busy = false;

refresh();
$('files').addEventListener('change', async () => {
  const chosen = [...$('files').files];
  await upload(chosen);
  $('files').value = '';
});
$('drop').addEventListener('dragover', (event) => {
  event.preventDefault();
  $('drop').classList.add('over');
});
$('drop').addEventListener('dragleave', () => $('drop').classList.remove('over'));
$('drop').addEventListener('drop', (event) => {
  event.preventDefault();
  $('drop').classList.remove('over');
  upload([...event.dataTransfer.files]);
});
$('preview').addEventListener('click', () => once('正在比对……', preview));
$('discard').addEventListener('click', () => once('', discard));
$('apply').addEventListener('click', ask);
document.querySelectorAll('input[name="option"]').forEach((box) => box.addEventListener('change', forgetPlan));

let plan = null;

async function refresh() {
  const { ok, data } = await request('GET', address(''));
  if (!ok) {
    fail(data);
    return;
  }
  showStock(data.stock);
  showWaiting(data.files);
}

/** One thing at a time: a second click while the first is under way does nothing. */
async function once(text, action) {
  if (busy) {
    return;
  }
  busy = true;
  $('progress').textContent = text;
  try {
    await action();
  } finally {
    busy = false;
    $('progress').textContent = '';
  }
}

async function upload(files) {
  await once('正在上传……', async () => {
    clear();
    const errors = [];
    for (const file of files) {
      $('progress').textContent = `正在上传“${file.name}”……`;
      const { ok, data } = await request('POST', address('/files', [['name', file.name]]), file);
      if (!ok) {
        errors.push(...(data.errors.length ? data.errors : [{ message: `${file.name}：${data.detail}` }]));
      }
    }
    await refresh();
    if (errors.length > 0) {
      fail({ detail: '', errors });
    }
  });
}

async function preview() {
  clear();
  const { ok, data } = await request('POST', address('/preview', options()));
  if (!ok) {
    fail(data);
    return;
  }
  plan = data;
  showPlan(plan);
}

async function discard() {
  clear();
  await request('DELETE', address('/files'));
  await refresh();
}

function ask() {
  const counts = plan.tallies.map(told).join('；');
  $('confirm-text').textContent = `${counts}。应用后立即生效。`;
  const dialog = $('confirm');
  dialog.returnValue = 'no';
  dialog.showModal();
  dialog.onclose = () => {
    if (dialog.returnValue === 'yes') {
      once('正在应用，请不要关闭本页……', apply);
    }
  };
}

async function apply() {
  const { ok, data } = await request('POST', address('/apply', [...options(), ['fingerprint', plan.fingerprint]]));
  if (!ok) {
    clear();
    fail(data);
    return;
  }
  clear();
  const result = $('result');
  result.replaceChildren(paragraph(`已应用：${data.tallies.map(told).join('；')}。`));
  data.warnings.forEach((warning) => result.append(paragraph(warning)));
  result.hidden = false;
  document.querySelectorAll('input[name="option"]').forEach((box) => (box.checked = false));
  await refresh();
  document.dispatchEvent(new CustomEvent('files-applied'));
  result.focus();
}

function options() {
  return [...document.querySelectorAll('input[name="option"]:checked')].map((box) => ['option', box.value]);
}

const KINDS = { ADDED: '新增', CHANGED: '修改', CLOSED: '停用', REOPENED: '恢复使用', LEFT: '离职', RETURNED: '复职' };

function told(tally) {
  const parts = Object.entries(tally.changes).map(([kind, count]) => `${KINDS[kind]}${count}`);
  return `${tally.list}：${[...parts, `未变${tally.unchanged}`].join('，')}`;
}

function clear() {
  plan = null;
  forgetPlan();
  $('problems').hidden = true;
  $('result').hidden = true;
}

function fail({ detail, errors }) {
  const box = $('problems');
  box.querySelector('h2').textContent = errors.length > 0 ? '文件有误，什么也没有改动' : '没有成功';
  box.querySelector('p').textContent = errors.length > 0 ? `共${errors.length}处，改好后重新上传：` : detail;
  box.querySelector('ul').replaceChildren(
    ...errors.map(({ field, message }) => {
      const item = document.createElement('li');
      // the field is file:line:column; the line and column are in the message
      const file = (field ?? '').includes(':') ? field.split(':')[0] : '';
      item.textContent = file && !message.startsWith(file) ? `${file} ${message}` : message;
      return item;
    }),
  );
  box.hidden = false;
  box.focus();
}

function showStock(stock) {
  $('stock').tBodies[0].replaceChildren(
    ...stock.map((one) => {
      const row = document.createElement('tr');
      row.append(
        cell('名单', one.list),
        cell('在用', one.inUse, 'number'),
        cell('停用或离职', one.ended, 'number'),
        cell('文件的列', one.columns.join('、')),
      );
      const link = document.createElement('a');
      link.href = address(`/exports/${one.id}`);
      link.download = `${one.list}.csv`;
      link.textContent = `下载${one.list}.csv`;
      const last = cell('', '');
      last.append(link);
      row.append(last);
      return row;
    }),
  );
  $('stock-wait').hidden = true;
  $('stock').hidden = false;
}

function showWaiting(files) {
  $('waiting').replaceChildren(
    ...files.map((file) => {
      const item = document.createElement('li');
      const name = document.createElement('strong');
      name.textContent = file.name;
      const about = document.createElement('span');
      about.className = 'muted';
      about.textContent = `${file.list}，${file.lines}行，${file.encoding}`;
      const remove = document.createElement('button');
      remove.type = 'button';
      remove.className = 'btn btn-small';
      remove.textContent = '移除';
      remove.setAttribute('aria-label', `移除${file.name}`);
      remove.addEventListener('click', () =>
        once('', async () => {
          clear();
          await request('DELETE', address('/files', [['name', file.name]]));
          await refresh();
        }),
      );
      item.append(name, about, remove);
      return item;
    }),
  );
  $('preview').disabled = files.length === 0;
  $('discard').disabled = files.length === 0;
}

function cell(label, text, style) {
  const made = document.createElement('td');
  if (label) {
    made.dataset.label = label;
  }
  if (style) {
    made.className = style;
  }
  made.textContent = text;
  return made;
}

function paragraph(text) {
  const made = document.createElement('p');
  made.textContent = text;
  return made;
}
