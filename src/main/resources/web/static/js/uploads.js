/** Choosing files and sending them one after the other; each one's fate is told, and one that fails holds up no other. */

/** Answers after which sending the same file again may help. */
const PASSING = [0, 429, 500, 502, 503, 504];

/**
 * @typedef {{accept: string, kinds: string, fileBytes: number, fileText: string, totalText: string, files: number}} Rules
 *
 * @param {HTMLElement} box with the parts of the fragment attachments :: choose
 * @param {{rules: Rules, address: () => string, fields: () => Record<string, string>, headers?: () => Record<string, string>,
 *   done: (outcome: {taken: number, failed: number}) => void}} options
 */
export function offerUploads(box, { rules, address, fields, headers = () => ({}), done }) {
  const list = box.querySelector('[data-list]');
  const start = box.querySelector('[data-start]');
  const status = box.querySelector('[data-upload-status]');
  const problem = box.querySelector('[data-upload-problem]');
  let entries = [];
  let sending = false;

  box.querySelector('[data-rules]').textContent =
    `可以上传 ${rules.kinds}；每个不超过 ${rules.fileText}，最多 ${rules.files} 个，合计不超过 ${rules.totalText}。照片和视频里的拍摄地点、设备信息会自动去掉。上传以后不能删除。`;
  box.querySelector('[data-choose]:not([capture])').accept = rules.accept;
  list.replaceChildren();
  show();

  for (const input of box.querySelectorAll('[data-choose]')) {
    input.onchange = () => {
      add([...input.files]);
      // the same file may be chosen again after it was taken off the list
      input.value = '';
    };
  }
  start.onclick = send;

  function add(files) {
    entries = entries.filter((entry) => !entry.over || !entry.good);
    for (const file of files) {
      const entry = { file, over: false, good: false, again: false };
      render(entry);
      if (file.size > rules.fileBytes) {
        end(entry, false, `“${file.name}”超过 ${rules.fileText}，没有上传；请压缩、分开或者截取以后再上传`);
      } else if (file.size === 0) {
        end(entry, false, `“${file.name}”是空文件，没有上传`);
      }
      entries.push(entry);
    }
    list.replaceChildren(...entries.map((entry) => entry.item));
    show();
  }

  function render(entry) {
    const item = document.createElement('li');
    const line = make('div', 'line');
    const remove = make('button', 'btn btn-small', '移除');
    remove.type = 'button';
    remove.setAttribute('aria-label', `移除 ${entry.file.name}`);
    remove.onclick = () => {
      entries = entries.filter((other) => other !== entry);
      item.remove();
      show();
      box.querySelector('[data-choose]').focus();
    };
    line.append(make('span', 'name', entry.file.name), make('span', 'size', sizeText(entry.file.size)), remove);
    const bar = document.createElement('progress');
    bar.max = 1;
    bar.hidden = true;
    bar.setAttribute('aria-label', `${entry.file.name} 的上传进度`);
    const fate = make('p', 'fate');
    fate.hidden = true;
    item.append(line, bar, fate);
    Object.assign(entry, { item, remove, bar, fate });
  }

  async function send() {
    if (sending) {
      return;
    }
    sending = true;
    problem.hidden = true;
    window.addEventListener('beforeunload', stay);
    const waiting = entries.filter((entry) => !entry.over || entry.again);
    let taken = 0;
    for (const [place, entry] of waiting.entries()) {
      status.textContent = `正在上传第 ${place + 1} 个，共 ${waiting.length} 个……`;
      show();
      const answer = await put(entry);
      taken += answer ? 1 : 0;
    }
    sending = false;
    window.removeEventListener('beforeunload', stay);
    const failed = waiting.length - taken;
    status.textContent = failed === 0 ? `${taken} 个文件已上传。` : `${taken} 个已上传，${failed} 个没有上传，原因见各文件下方。`;
    show();
    done({ taken, failed });
  }

  /** True if the desk has the file now. */
  async function put(entry) {
    entry.again = false;
    entry.over = false;
    entry.remove.hidden = true;
    entry.fate.hidden = true;
    entry.bar.hidden = false;
    entry.bar.value = 0;
    const { code, data } = await post(entry);
    entry.bar.hidden = true;
    if (code === 200 || code === 201) {
      end(entry, true, code === 201 ? '已上传' : '以前上传过同样的文件，不重复保存');
      return true;
    }
    const errors = (data.errors ?? []).map((error) => error.message);
    const why = errors.length > 0 ? errors.join('；') : (data.detail ?? '');
    entry.again = PASSING.includes(code);
    end(entry, false, (code === 0 ? '网络不通，或者文件在选择以后改动过，没有上传' : why || '没有上传') + (entry.again ? '；可以再点“上传”重试' : ''));
    return false;
  }

  function post(entry) {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields())) {
      form.append(name, value);
    }
    form.append('file', entry.file);
    return new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.open('POST', address());
      request.setRequestHeader('Accept', 'application/json');
      for (const [name, value] of Object.entries(headers())) {
        request.setRequestHeader(name, value);
      }
      request.upload.onprogress = (event) => {
        entry.bar.value = event.lengthComputable ? event.loaded / event.total : 0;
      };
      request.upload.onload = () => {
        // looking into the file has no measure
        entry.bar.removeAttribute('value');
      };
      request.onload = () => resolve({ code: request.status, data: parsed(request.responseText) });
      request.onerror = () => resolve({ code: 0, data: {} });
      request.send(form);
    });
  }

  function end(entry, good, words) {
    entry.over = true;
    entry.good = good;
    entry.remove.hidden = good;
    entry.fate.className = `fate ${good ? 'good' : 'bad'}`;
    entry.fate.textContent = words;
    entry.fate.hidden = false;
  }

  function show() {
    const waiting = entries.filter((entry) => !entry.over || entry.again).length;
    start.hidden = waiting === 0 && !sending;
    start.textContent = `上传 ${waiting} 个文件`;
    start.setAttribute('aria-disabled', String(sending));
  }

  function stay(event) {
    event.preventDefault();
  }
}

/** Such as 820 KB or 1.4 MB. */
export function sizeText(bytes) {
  if (bytes < 1024) {
    return `${bytes} 字节`;
  }
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${Number((bytes / 1024 / 1024).toFixed(1))} MB`;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

function make(name, className, words = '') {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = words;
  return made;
}
