import { call } from './api.js';
import { offerOwnUploads } from './own-attachments.js';
import { clearProblems, missing, showProblems } from './forms.js';
import { keep, read } from './memory.js';

const DRAFT = 'petition-draft';
const KEY = 'petition-key';
// an identity number is typed again rather than left behind on a shared machine
const NOT_KEPT = ['petitioner.idNumber'];

const LEVELS = ['category', 'category2', 'category3'];

const form = document.getElementById('petition');
const button = form.querySelector('[type=submit]');
const progress = document.getElementById('progress');

/** What was sent without an answer that says whether it arrived; null once that is known. */
let unanswered = null;
let sending = false;
let categories = [];
let attachmentRules = null;

begin();

function begin() {
  const draft = JSON.parse(read(DRAFT) ?? '{}');
  fill(draft);
  document.getElementById('no-script').hidden = true;
  form.hidden = false;
  form.addEventListener('input', changed);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  document.getElementById('discard').addEventListener('click', discard);
  changed();
  loadLists(draft);
}

async function loadLists(draft) {
  const { ok, data } = await call('/reference');
  if (!ok) {
    // every list is optional: without them the office classifies
    return;
  }
  attachmentRules = data.attachments ?? null;
  options(form.elements.kind, data.kinds);
  const top = (entries) => (entries ?? []).filter((entry) => !entry.parent);
  group(form.elements.category, '内容', top(data.categories));
  group(form.elements.category, '矛盾纠纷', top(data.disputeTypes));
  categories = [...(data.categories ?? []), ...(data.disputeTypes ?? [])];
  districts(data.districts ?? []);
  for (const name of ['kind', 'category', 'category2', 'category3', 'district']) {
    const control = form.elements[name];
    if ([...control.options].some((option) => option.value === draft[name])) {
      control.value = draft[name];
    }
    if (name.startsWith('category')) {
      offerBelow(control);
    }
  }
  for (const name of LEVELS) {
    form.elements[name].addEventListener('change', (event) => {
      offerBelow(event.target);
      changed();
    });
  }
  showParts();
}

/** Offers what lies below the chosen category; nothing of it has to be chosen. */
function offerBelow(control) {
  const place = LEVELS.indexOf(control.name);
  const below = control.value ? categories.filter((entry) => entry.parent === control.value) : [];
  const next = form.elements[LEVELS[place + 1]];
  if (!next) {
    return;
  }
  next.replaceChildren(next.options[0]);
  options(next, below);
  next.value = '';
  next.closest('.form-row').hidden = below.length === 0;
  offerBelow(next);
}

/** Where several units have districts, each unit's under its name: nobody looks through sixty. */
function districts(all) {
  const named = (district) => ({ code: district.code, name: withVillages(district) });
  const units = [...new Set(all.map((district) => district.unit))];
  if (units.length < 2) {
    options(form.elements.district, all.map(named));
    return;
  }
  for (const unit of units) {
    group(form.elements.district, unit ?? '其他', all.filter((district) => district.unit === unit).map(named));
  }
}

function withVillages(district) {
  const names = (district.villages ?? []).map((village) => village.name);
  const shown = names.slice(0, 6).join('、') + (names.length > 6 ? '等' : '');
  return shown ? `${district.name}（${shown}）` : district.name;
}

function options(parent, entries) {
  for (const { code, name } of entries ?? []) {
    const option = document.createElement('option');
    option.value = code;
    option.textContent = name;
    parent.append(option);
  }
}

function group(select, label, entries) {
  const parent = document.createElement('optgroup');
  parent.label = label;
  options(parent, entries);
  select.append(parent);
}

function fill(draft) {
  for (const control of form.elements) {
    if (control.type === 'checkbox') {
      control.checked = draft[control.name] === true;
    } else if (control.name && control.type !== 'select-one') {
      control.value = draft[control.name] ?? '';
    }
  }
}

function changed() {
  const draft = JSON.parse(read(DRAFT) ?? '{}');
  for (const control of form.elements) {
    // a list that has not arrived yet knows nothing of the choice that the draft remembers
    const waiting = control.type === 'select-one' && control.querySelectorAll('option').length < 2;
    if (control.name && !waiting && !NOT_KEPT.includes(control.name)) {
      draft[control.name] = control.type === 'checkbox' ? control.checked : control.value;
    }
  }
  keep(DRAFT, JSON.stringify(draft));
  showParts();
}

function showParts() {
  document.getElementById('accusation-note').hidden = form.elements.kind.value !== 'ACCUSATION';
  const nameless = form.elements.nameless.checked;
  const person = document.getElementById('person');
  person.hidden = nameless;
  person.querySelectorAll('input').forEach((control) => (control.disabled = nameless));
}

function discard() {
  if (window.confirm('确定清空已经填写的内容吗？')) {
    forget();
    form.reset();
    fill({});
    offerBelow(form.elements.category);
    clearProblems(form);
    showParts();
    form.elements.title.focus();
  }
}

/** What is sent: empty fields are left out, a nameless petition names nobody. */
function content() {
  const text = (name) => form.elements[name].value.trim() || undefined;
  const nameless = form.elements.nameless.checked;
  const petitioner = {};
  for (const name of ['name', 'phone', 'email', 'address', 'idNumber']) {
    petitioner[name] = text('petitioner.' + name);
  }
  return {
    kind: text('kind'),
    title: text('title'),
    request: text('request'),
    facts: text('facts'),
    category: text('category3') ?? text('category2') ?? text('category'),
    district: text('district'),
    respondent: text('respondent'),
    nameless,
    petitioner: nameless ? undefined : petitioner,
    confidential: !nameless && form.elements.confidential.checked,
    consentToPublish: form.elements.consentToPublish.checked,
    urgent: form.elements.urgent.checked,
  };
}

async function submit() {
  if (sending) {
    return;
  }
  const errors = missing(form);
  if (errors.length > 0) {
    showProblems(form, '', errors);
    return;
  }
  clearProblems(form);
  const petition = content();
  busy(true);
  const answer = await send(JSON.stringify(petition));
  busy(false);
  if (answer.ok) {
    done(answer.data, answer.earlier ? '上一次提交时内容已经收到，编号如下。之后修改的内容没有提交，需要补充时请凭编号联系我们。' : null, petition.title);
  } else {
    showProblems(form, answer.data.detail, answer.data.errors ?? []);
  }
}

/**
 * Sends the petition under the form's key, so that nothing is registered twice however often it is sent. Where an
 * earlier sending turns out to have arrived with another content, its receipt is asked for instead.
 */
async function send(body) {
  const answer = await post(body);
  if (answer.status === 0 || answer.status >= 500) {
    unanswered = unanswered ?? body;
  } else if (answer.status === 409 && unanswered !== null) {
    return { ...(await post(unanswered)), earlier: true };
  } else if (answer.status === 409) {
    renewKey();
    return {
      ...answer,
      data: { detail: '这张表单此前可能已经提交成功。如果您已有编号，请不要重复提交；没有的话，请再点一次“提交”。', errors: [] },
    };
  }
  return answer;
}

function post(body) {
  return call('/petitions', { body, headers: { 'Idempotency-Key': read(KEY) ?? renewKey() } });
}

function done({ number, queryCode }, note, subject) {
  forget();
  form.hidden = true;
  form.reset();
  const show = (id, text) => (document.getElementById(id).textContent = text);
  show('number', number);
  show('query-code', queryCode);
  show('done-subject', subject);
  const follow = document.getElementById('to-follow');
  show('done-address', follow.href);
  follow.href += '#' + encodeURIComponent(number);
  const remark = document.getElementById('done-note');
  remark.hidden = note === null;
  remark.textContent = note ?? '';
  document.getElementById('copy').addEventListener('click', () => copy(`编号 ${number}　查询码 ${queryCode}`));
  document.getElementById('print').addEventListener('click', () => window.print());
  if (attachmentRules) {
    const adding = document.getElementById('add-attachments');
    adding.hidden = false;
    offerOwnUploads(adding, { number, queryCode }, attachmentRules, () => {});
  }
  document.getElementById('done').hidden = false;
  document.querySelector('h1').textContent = '提交成功';
  document.getElementById('done-title').focus();
}

async function copy(text) {
  document.getElementById('copied').textContent = (await copied(text)) ? '已复制。' : '浏览器不允许复制，请抄写或拍照。';
}

/** The clipboard of today is closed to pages without HTTPS, which a village office may well have: then the old way. */
async function copied(text) {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // not permitted: try the old way
    }
  }
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  const worked = document.execCommand('copy');
  area.remove();
  return worked;
}

function busy(on) {
  sending = on;
  button.setAttribute('aria-disabled', String(on));
  progress.textContent = on ? '正在提交……' : '';
}

function renewKey() {
  // crypto.randomUUID exists on HTTPS pages only
  const key = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  keep(KEY, key);
  return key;
}

function forget() {
  unanswered = null;
  for (const name of [DRAFT, KEY]) {
    keep(name, null);
  }
}
