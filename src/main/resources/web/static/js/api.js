/** Calls of the public API: every outcome is an answer, none an exception. */

const OFFLINE = { status: 0, ok: false, data: { detail: '网络不通或者服务器没有回答，请稍后再试。', errors: [] } };

/**
 * Sends a request.
 *
 * @param {string} address below the API's root
 * @param {{body?: string, headers?: Record<string, string>}} options a body makes it a POST
 * @returns {Promise<{status: number, ok: boolean, data: any}>} status 0 if nobody knows whether it arrived
 */
export async function call(address, { body, headers = {} } = {}) {
  const root = document.querySelector('main').dataset.api;
  try {
    const response = await fetch(root + address, {
      method: body === undefined ? 'GET' : 'POST',
      body,
      headers: { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
      credentials: 'omit',
      cache: 'no-store',
    });
    const data = await response.json().catch(() => null);
    if (response.ok && data === null) {
      return OFFLINE;
    }
    return { status: response.status, ok: response.ok, data: data ?? problem(response.status) };
  } catch {
    return OFFLINE;
  }
}

function problem(status) {
  return { detail: status === 429 ? '操作过于频繁，请稍后再试。' : `服务器暂时无法处理（${status}），请稍后再试。`, errors: [] };
}
