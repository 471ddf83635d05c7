/** Calls of the API for files, from a page whose main element carries the token. */

const main = document.querySelector('main');
const root = new URL('../api/files/intake', new URL('.', import.meta.url));

function cookie(name) {
  const found = document.cookie.split('; ').find((one) => one.startsWith(`${name}=`));
  return found && decodeURIComponent(found.slice(name.length + 1));
}

/**
 * Sends a request.
 *
 * @param {string} address below the API of intake files
 * @returns {Promise<any>} what the desk answered; rejected with an Error whose lines say what is wrong
 */
export async function send(address, { method = 'GET', body, type } = {}) {
  const headers = { Accept: 'application/json' };
  if (method !== 'GET' && main.dataset.csrfHeader) {
    headers[main.dataset.csrfHeader] = cookie('DESK-CSRF') || main.dataset.csrfToken;
  }
  if (type) {
    headers['Content-Type'] = type;
  }
  let answer;
  try {
    answer = await fetch(root + address, { method, headers, body, cache: 'no-store' });
  } catch {
    throw new Error('网络不通，没有成功，请稍后重试。');
  }
  if (answer.status === 204) {
    return null;
  }
  const data = await answer.json().catch(() => ({}));
  if (answer.ok) {
    return data;
  }
  const errors = (data.errors || []).map((error) => error.message);
  throw new Error(errors.length ? errors.join('\n') : data.detail || '没有成功，请刷新页面后重试。');
}

/** Shows what is wrong, one line each, and brings it into sight. */
export function say(box, error) {
  const lines = error.message.split('\n');
  if (lines.length === 1) {
    box.textContent = lines[0];
  } else {
    const list = document.createElement('ul');
    list.append(...lines.map((line) => Object.assign(document.createElement('li'), { textContent: line })));
    box.replaceChildren(list);
  }
  box.hidden = false;
  box.scrollIntoView({ block: 'center' });
}
