// The preview: counts, warnings, and the changes field by field, some at a time.
const STEP = 50;
const $ = (id) => document.getElementById(id);
let plan = null;
let limit = STEP;

$('kind').addEventListener('change', restart);
$('find').addEventListener('input', restart);
$('more').addEventListener('click', () => {
  limit += STEP * 4;
  list();
});

export function showPlan(shown) {
  plan = shown;
  limit = STEP;
  const nothing = plan.changes.length === 0;
  $('nothing').hidden = !nothing;
  for (const id of ['narrowing', 'changes', 'apply']) {
    $(id).hidden = nothing;
  }
  $('tallies').replaceChildren(...plan.tallies.map(tally));
  $('warnings').replaceChildren(...plan.warnings.map((text) => item(text)));
  const choices = new Map();
  plan.changes.forEach((change) => {
    const name = `${change.list}·${change.kindText}`;
    choices.set(name, (choices.get(name) ?? 0) + 1);
  });
  $('kind').replaceChildren(
    choice('', `全部变化（${plan.changes.length}）`),
    ...[...choices].map(([name, count]) => choice(name, `${name}（${count}）`)),
  );
  $('find').value = '';
  $('plan').hidden = false;
  list();
  $('plan').focus();
}

export function forgetPlan() {
  plan = null;
  $('plan').hidden = true;
}

function restart() {
  limit = STEP;
  list();
}

function list() {
  const kind = $('kind').value;
  const text = $('find').value.trim();
  const found = plan.changes.filter(
    (change) =>
      (!kind || `${change.list}·${change.kindText}` === kind) &&
      (!text || change.name.includes(text) || change.code.includes(text)),
  );
  $('changes').tBodies[0].replaceChildren(...found.slice(0, limit).map(row));
  $('none').hidden = found.length > 0 || plan.changes.length === 0;
  $('more').hidden = found.length <= limit;
  $('shown').textContent = found.length > limit ? `显示了${limit}项，共${found.length}项` : '';
}

function row(change) {
  const made = document.createElement('tr');
  const what = document.createElement('td');
  const badge = document.createElement('span');
  badge.className = `badge ${{ ADDED: 'done', LEFT: 'late', CLOSED: 'late' }[change.kind] ?? 'active'}`;
  badge.textContent = `${change.list}·${change.kindText}`;
  what.append(badge);
  const name = document.createElement('td');
  name.append(change.name);
  const code = document.createElement('span');
  code.className = 'code';
  code.textContent = change.code;
  name.append(code);
  const fields = document.createElement('td');
  const all = document.createElement('dl');
  for (const field of change.fields) {
    const label = document.createElement('dt');
    label.textContent = field.label;
    all.append(label, difference(field));
  }
  fields.append(all);
  made.append(what, name, fields);
  return made;
}

function difference({ before, after }) {
  const value = document.createElement('dd');
  if (before !== undefined && before !== null) {
    const old = document.createElement('del');
    old.textContent = before || '（空）';
    value.append(old, ' → ');
  }
  const present = document.createElement('ins');
  present.textContent = after || '（空）';
  value.append(present);
  return value;
}

function tally({ list: name, unchanged, changes }) {
  const kinds = { ADDED: '新增', CHANGED: '修改', CLOSED: '停用', REOPENED: '恢复使用', LEFT: '离职', RETURNED: '复职' };
  const parts = Object.entries(changes).map(([kind, count]) => `${kinds[kind]} ${count}`);
  return item(`${name}：${[...parts, `未变 ${unchanged}`].join('，')}`);
}

function item(text) {
  const made = document.createElement('li');
  made.textContent = text;
  return made;
}

function choice(value, text) {
  const made = document.createElement('option');
  made.value = value;
  made.textContent = text;
  return made;
}
