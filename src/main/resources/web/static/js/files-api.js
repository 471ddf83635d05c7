// Calls of the administrators' API for files: an outcome is an answer, never an exception.
const main = document.querySelector('main');

/** The address of a subject's call. */
export function address(path, parameters = []) {
  const query = new URLSearchParams(parameters).toString();
  return `${new URL('../api/files/', document.baseURI)}${main.dataset.subject}${path}${query ? `?${query}` : ''}`;
}

/**
 * @param {string} method
 * @param {string} url
 * @param {Blob=} body
 * @returns {Promise<{ok: boolean, status: number, data: any, response?: Response}>}
 */
export async function request(method, url, body) {
  const headers = { Accept: 'application/json' };
  if (body) {
    headers['Content-Type'] = 'application/octet-stream';
  }
  if (method !== 'GET' && main.dataset.csrfHeader) {
    headers[main.dataset.csrfHeader] = cookie('DESK-CSRF') || main.dataset.csrfToken;
  }
  try {
    const response = await fetch(url, { method, headers, body, cache: 'no-store' });
    const json = (response.headers.get('Content-Type') ?? '').includes('json');
    const data = json ? await response.json() : {};
    return { ok: response.ok, status: response.status, data: response.ok ? data : problem(data, response.status), response };
  } catch {
    return { ok: false, status: 0, data: problem({ detail: '网络不通，或者文件在选择以后改动过。请检查后重试。' }, 0) };
  }
}

function problem(data, status) {
  const usual = status === 401 ? '登录已失效，请重新登录。' : '没有成功，请刷新页面后重试。';
  return { detail: data.detail ?? usual, errors: data.errors ?? [] };
}

function cookie(name) {
  const found = document.cookie.split('; ').find((one) => one.startsWith(`${name}=`));
  return found && decodeURIComponent(found.slice(name.length + 1));
}
