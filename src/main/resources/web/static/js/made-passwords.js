// Generated initial passwords: how many people wait for one, and the one download.
import { address, request } from './files-api.js';

const $ = (id) => document.getElementById(id);

refresh();
document.addEventListener('files-applied', refresh);
$('make-passwords').addEventListener('click', () => make(false));
$('remake-passwords').addEventListener('click', () => {
  if (window.confirm('重新生成后，上次发出而本人还没有改过的初始密码全部作废。确定吗？')) {
    make(true);
  }
});

async function refresh() {
  const { ok, data } = await request('GET', address('/passwords'));
  if (!ok) {
    return;
  }
  const parts = [];
  if (data.none > 0) {
    parts.push(`${data.none}人还没有密码，不能登录`);
  }
  if (data.made > 0) {
    parts.push(`${data.made}人有生成的初始密码，还没有改过`);
  }
  $('passwords-text').textContent = `${parts.join('；')}。`;
  $('make-passwords').hidden = data.none === 0;
  $('remake-passwords').hidden = data.made === 0;
  $('passwords').hidden = parts.length === 0;
}

async function make(again) {
  $('passwords-problem').hidden = true;
  const { ok, data, response } = await request('POST', address('/passwords', again ? [['again', 'true']] : []));
  if (!ok) {
    $('passwords-problem').textContent = data.detail;
    $('passwords-problem').hidden = false;
    return;
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = '初始密码.csv';
  link.click();
  URL.revokeObjectURL(link.href);
  await refresh();
}
