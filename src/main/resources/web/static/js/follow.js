import { call } from './api.js';
import { day, dayAndTime } from './dates.js';
import { offerOwnUploads, showOwnAttachments } from './own-attachments.js';
import { showOwnDocuments } from './own-documents.js';
import { clearProblems, missing, showProblems } from './forms.js';

const RATINGS = { SATISFIED: '满意', MOSTLY: '基本满意', UNSATISFIED: '不满意' };

/** What the petitioner may do, by its name in the answer's "may"; what runs out soon stands open, all else is folded. */
const ACTIONS = {
  reviewRequest: {
    address: 'review-request',
    title: '申请复查',
    explanation: '对书面答复不满意，可以自收到答复之日起 30 日内申请复查（对复查意见不满意的，同样期限内申请复核）。请写明理由。',
    fields: [{ name: 'reasons', label: '理由' }],
    open: true,
    button: '提交申请',
    thanks: '申请已经收到。',
  },
  evaluation: {
    address: 'evaluation',
    title: '评价',
    explanation: '可以只评价一项，也可以修改，以最后一次为准。评价不告诉承办人员，也不影响您的任何权利。',
    fields: [
      { name: 'office', label: '信访部门的服务（登记、接待、告知、回访）', choices: RATINGS, optional: true },
      { name: 'unit', label: '承办单位的办理', choices: RATINGS, optional: true },
      { name: 'comment', label: '想说的话（可以不填）', hint: '只有联席会议办公室看得到。', optional: true },
    ],
    button: '提交评价',
    thanks: '谢谢，评价已经收到。',
  },
  supplement: {
    address: 'supplement',
    title: '补充情况',
    explanation: '有新的情况或者说明，可以在这里补充，正在办理的人员会收到提醒。',
    fields: [{ name: 'text', label: '补充的内容' }],
    button: '提交补充',
    thanks: '补充的内容已经收到。',
  },
  recusalRequest: {
    address: 'recusal-request',
    title: '申请工作人员回避',
    explanation: '办理人员是当事人、被反映人，或者与他们有利害关系的，您可以申请他回避。您写的内容只有登记员和联席会议办公室看得到。',
    fields: [
      { name: 'person', label: '申请谁回避（不知道姓名可以不填）', line: true, optional: true },
      { name: 'reason', label: '理由' },
    ],
    button: '提交申请',
    thanks: '申请已经收到，决定以后会告知您。',
  },
  hearingRequest: {
    address: 'hearing-request',
    title: '申请听证',
    explanation: '事情疑难复杂、各方说法不一的，可以申请听证，由联席会议办公室决定。请写明理由。',
    fields: [{ name: 'reason', label: '理由' }],
    button: '提交申请',
    thanks: '申请已经收到，决定以后会告知您。',
  },
  withdrawal: {
    address: 'withdrawal',
    title: '撤回',
    explanation: '答复之前可以撤回。撤回之后我们不再办理，不能恢复；登记会保留，您可以再次提出。',
    fields: [{ name: 'reason', label: '撤回的原因（可以不填）', optional: true }],
    sure: '我确认撤回',
    button: '撤回',
    thanks: '已经撤回。',
  },
};

const DONE = ['CLOSED', 'ARCHIVED', 'SERVED', 'GUIDED', 'MERGED', 'REFUSED', 'WITHDRAWN'];

const form = document.getElementById('follow');
const progress = document.getElementById('progress');
const matter = document.getElementById('matter');
let sending = false;

form.elements.number.value = decodeURIComponent(location.hash.slice(1));
document.getElementById('no-script').hidden = true;
form.hidden = false;
form.addEventListener('submit', (event) => {
  event.preventDefault();
  follow();
});
document.getElementById('print').addEventListener('click', () => window.print());
document.getElementById('leave').addEventListener('click', leave);

async function follow() {
  const errors = missing(form);
  if (errors.length > 0) {
    showProblems(form, '', errors);
    return;
  }
  const answer = await send('follow', {});
  if (answer?.ok) {
    clearProblems(form);
    show(answer.data);
    document.getElementById('matter-title').focus();
  } else if (answer) {
    matter.hidden = true;
    showProblems(form, answer.data.detail, answer.data.errors ?? []);
  }
}

/** Posts with number and code; undefined while another request is under way. */
async function send(what, values) {
  if (sending) {
    return undefined;
  }
  sending = true;
  progress.textContent = '正在查询……';
  const { number, queryCode } = receipt();
  const answer = await call(`/petitions/${encodeURIComponent(number)}/${what}`, {
    body: JSON.stringify({ queryCode, ...values }),
  });
  sending = false;
  progress.textContent = '';
  return answer;
}

function receipt() {
  return { number: form.elements.number.value.trim().toUpperCase(), queryCode: form.elements.queryCode.value.trim() };
}

/** Files are offered anew with each case that is shown; those that were chosen stay while only their own case is read again. */
function attachments({ attachments: items = [], attachmentRules: rules }, offered = false) {
  const section = document.getElementById('attachments');
  section.hidden = items.length === 0 && !rules;
  document.getElementById('no-attachments').hidden = items.length > 0;
  const own = receipt();
  showOwnAttachments(document.getElementById('attachment-items'), own, items);
  const adding = document.getElementById('add-attachments');
  adding.hidden = !rules;
  if (rules && !offered) {
    adding.open = false;
    offerOwnUploads(adding, own, rules, async () => {
      const answer = await send('follow', {});
      if (answer?.ok) {
        attachments(answer.data, true);
        steps(answer.data);
      }
    });
  }
}

function documents({ documents: items = [] }) {
  document.getElementById('documents').hidden = items.length === 0;
  showOwnDocuments(document.getElementById('document-items'), receipt(), items);
}

function steps({ events = [] }) {
  document.getElementById('events').replaceChildren(...events.map(step));
}

function show(view) {
  text('matter-title', `编号 ${view.number}`);
  const status = document.getElementById('status');
  status.textContent = view.statusText;
  status.className = 'badge ' + (DONE.includes(view.status) ? 'done' : 'active');
  text('unit', view.unit ?? '尚未确定');
  text('received', dayAndTime(view.receivedAt));
  document.getElementById('due-label').hidden = !view.dueOn;
  document.getElementById('due').hidden = !view.dueOn;
  text('due', view.dueOn ? `${day(view.dueOn)}（当日24时止${view.provisional ? '；暂按周末和法定节日推算，放假安排公布后可能变动' : ''}）` : '');
  const late = document.getElementById('late');
  late.hidden = !view.overdue;
  late.textContent = view.overdue
    ? `已经超过期限：本阶段应在${view.dueOn ? day(view.dueOn) + '24时' : '规定日期'}前办结，至今没有办结。您可以催问办理单位，也可以向上一级机关反映。`
    : '';
  document.getElementById('supervised').hidden = !view.supervised;
  const explanation = view.dueExplanation ?? [];
  document.getElementById('explained').hidden = explanation.length === 0;
  document.getElementById('explanation').replaceChildren(...explanation.map((line) => element('li', line)));
  steps(view);
  attachments(view);
  documents(view);
  document.getElementById('actions').replaceChildren(
    ...Object.entries(ACTIONS)
      .filter(([name]) => view.may?.[name] === true)
      .map(([name, action]) => card(name, action, view)),
  );
  matter.hidden = false;
}

function step({ at, text: words }) {
  const item = document.createElement('li');
  const time = element('time', dayAndTime(at));
  time.dateTime = at;
  item.append(time, words);
  return item;
}

function card(name, action, view) {
  const box = element('form', '');
  box.noValidate = true;
  box.innerHTML = `
    <p></p>
    <section class="note danger problems" role="alert" tabindex="-1" hidden><p></p><ul></ul></section>
    <div class="check" hidden><input type="checkbox" name="sure"><label></label></div>
    <div class="actions"><button class="btn btn-primary" type="submit"></button></div>`;
  box.querySelector('p').textContent = explained(name, action, view);
  const check = box.querySelector('.check');
  check.before(...action.fields.map((field) => row(name, field, view[name]?.[field.name])));
  const sure = check.querySelector('input');
  check.hidden = !action.sure;
  sure.id = `${name}-sure`;
  sure.required = Boolean(action.sure);
  check.querySelector('label').htmlFor = sure.id;
  check.querySelector('label').textContent = action.sure ?? '';
  box.querySelector('button').textContent = action.button;
  box.querySelector('button').className = action.sure ? 'btn btn-danger' : 'btn btn-primary';
  box.addEventListener('submit', (event) => {
    event.preventDefault();
    act(box, action);
  });
  return folded(box, action);
}

function explained(name, action, view) {
  const until = view[name]?.until;
  return until ? `${action.explanation}${day(until)}前（含当日）可以评价。` : action.explanation;
}

/** A field of an action: a list to choose from, a line or a text. */
function row(action, field, value) {
  const made = element('div', '');
  made.className = 'form-row';
  const label = element('label', field.label);
  const control = document.createElement(field.choices ? 'select' : field.line ? 'input' : 'textarea');
  control.id = field.id ?? (field.optional || field.choices ? `${action}-${field.name}` : action);
  control.name = field.name;
  control.required = !field.optional;
  label.htmlFor = control.id;
  made.append(label);
  if (field.hint) {
    const hint = element('span', field.hint);
    hint.className = 'hint';
    hint.id = `${control.id}-hint`;
    control.setAttribute('aria-describedby', hint.id);
    made.append(hint);
  }
  if (field.choices) {
    control.append(new Option('请选择', ''), ...Object.entries(field.choices).map(([code, words]) => new Option(words, code)));
    control.value = value ?? '';
  } else {
    control.maxLength = field.line ? 100 : 5000;
  }
  if (field.line) {
    control.type = 'text';
  } else if (!field.choices) {
    control.rows = 4;
  }
  made.append(control);
  return made;
}

async function act(box, action) {
  const errors = missing(box);
  if (errors.length > 0) {
    showProblems(box, '', errors);
    return;
  }
  const values = action.fields
    .map(({ name }) => [name, box.elements.namedItem(name).value.trim()])
    .filter(([, value]) => value !== '');
  const answer = await send(action.address, Object.fromEntries(values));
  if (answer?.ok) {
    const thanks = element('p', action.thanks);
    thanks.className = 'note';
    thanks.setAttribute('role', 'status');
    thanks.tabIndex = -1;
    show(answer.data);
    document.getElementById('actions').prepend(thanks);
    thanks.focus();
  } else if (answer) {
    showProblems(box, answer.data.detail, answer.data.errors ?? []);
  }
}

function folded(box, action) {
  const fold = element('details', '');
  fold.className = 'card fold';
  fold.open = Boolean(action.open);
  const title = element('summary', '');
  title.append(element('h2', action.title));
  fold.append(title, box);
  return fold;
}

/** Leaves nothing for the next one at a shared machine. */
function leave() {
  form.reset();
  form.elements.number.value = '';
  matter.hidden = true;
  document.getElementById('events').replaceChildren();
  document.getElementById('attachment-items').replaceChildren();
  document.getElementById('document-items').replaceChildren();
  document.querySelector('[data-list]').replaceChildren();
  history.replaceState(null, '', location.pathname);
  form.elements.number.focus();
}

function element(name, words) {
  const made = document.createElement(name);
  made.textContent = words;
  return made;
}

function text(id, words) {
  document.getElementById(id).textContent = words;
}
