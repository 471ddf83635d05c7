import { day, dayAndTime } from './dates.js';
import { clearProblems, missing, showProblems } from './forms.js';

const byCode = document.getElementById('by-code');
const byFile = document.getElementById('by-file');
const address = `${document.querySelector('main').dataset.api}/verification`;
const LARGEST = 20 * 1024 * 1024;

document.getElementById('no-script').hidden = true;
byCode.hidden = false;
byFile.hidden = false;
byCode.addEventListener('submit', (event) => {
  event.preventDefault();
  const code = byCode.elements.code.value.trim();
  verify(byCode, { body: JSON.stringify({ code }), headers: { 'Content-Type': 'application/json' } });
});
byFile.addEventListener('submit', (event) => {
  event.preventDefault();
  const [file] = byFile.elements.file.files;
  if (file && file.size > LARGEST) {
    showProblems(byFile, '', [{ field: 'file', message: '文件超过 20 MB，我们签发的文书没有这么大' }]);
    return;
  }
  const body = new FormData();
  body.append('file', file);
  verify(byFile, { body });
});

// the picture on a document leads here with its code
const scanned = /\/verify\/([^/]+)$/.exec(location.pathname);
if (scanned) {
  byCode.elements.code.value = decodeURIComponent(scanned[1]);
  byCode.requestSubmit();
}

async function verify(form, request) {
  const empty = missing(form);
  if (empty.length > 0) {
    showProblems(form, '', empty);
    return;
  }
  clearProblems(form);
  document.getElementById('finding').hidden = true;
  const button = form.querySelector('button');
  const progress = form.querySelector('[data-progress]');
  button.disabled = true;
  progress.textContent = '正在核验……';
  const answer = await send(request);
  button.disabled = false;
  progress.textContent = '';
  if (answer.ok) {
    show(answer.data);
  } else {
    showProblems(form, answer.data.detail, answer.data.errors ?? []);
  }
}

async function send({ body, headers = {} }) {
  try {
    const response = await fetch(address, {
      method: 'POST',
      body,
      headers: { Accept: 'application/json', ...headers },
      credentials: 'omit',
      cache: 'no-store',
    });
    const data = await response.json().catch(() => ({ detail: `服务器暂时无法处理（${response.status}），请稍后再试。` }));
    return { ok: response.ok, data };
  } catch {
    return { ok: false, data: { detail: '网络不通或者服务器没有回答，请稍后再试。' } };
  }
}

function show(finding) {
  const box = document.getElementById('finding');
  const paper = finding.document;
  box.className = `card verdict ${finding.valid ? 'good' : 'bad'}`;
  document.getElementById('verdict').textContent = title(finding);
  document.getElementById('words').textContent = finding.text;
  document.getElementById('document').replaceChildren(
    ...(paper
      ? facts([
          [finding.verdict === 'CHANGED' ? '原来签发的文书' : '文书', paper.title],
          ['编号', paper.number],
          ['签发日期', day(paper.issuedOn)],
          ['作废', paper.voidSince ? `${dayAndTime(paper.voidSince)}作废` : null],
          ['页数', `${paper.pages} 页`],
          ['核验码', paper.code],
          ['文件指纹', `SHA-256 ${paper.sha256}`],
        ])
      : []),
  );
  const signatures = finding.signatures ?? [];
  document.getElementById('signed').hidden = signatures.length === 0;
  document.getElementById('signatures').replaceChildren(...signatures.map(signature));
  document.getElementById('unsigned').hidden = !paper || finding.verdict !== 'ISSUED' || signatures.length > 0;
  box.hidden = false;
  document.getElementById('verdict').focus();
}

function title({ verdict, valid }) {
  if (valid) {
    return '✓ 是我们签发的';
  }
  return { ISSUED: '✗ 已经作废', CHANGED: '✗ 已被改动', SIGNED_NOT_REGISTERED: '? 有签名，没有登记' }[verdict] ?? '✗ 不是我们签发的';
}

function facts(lines) {
  return lines
    .filter(([, value]) => value)
    .flatMap(([label, value]) => [element('dt', label), element('dd', value)]);
}

function signature({ name, capacity, at, text, holds }) {
  const item = element('li', '');
  item.append(element('strong', [name, capacity].filter(Boolean).join('，')));
  const words = element('span', `${at ? dayAndTime(at) + '签名。' : ''}${text}`);
  words.className = holds ? 'sub' : 'sub danger';
  item.append(words);
  return item;
}

function element(name, words) {
  const made = document.createElement(name);
  made.textContent = words;
  return made;
}
