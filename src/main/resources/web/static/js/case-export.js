// Asks for a whole case file, and shows how far it is until it can be taken.
const page = document.querySelector('main[data-number]');
const address = `${new URL('../../../api/petitions/', location.href)}${encodeURIComponent(page.dataset.number)}/exports`;
const PAUSE = 1000;

function cookie(name) {
  const found = document.cookie.split('; ').find(one => one.startsWith(`${name}=`));
  return found && decodeURIComponent(found.slice(name.length + 1));
}

const form = document.querySelector('[data-ask]');
form?.addEventListener('submit', async event => {
  event.preventDefault();
  const problem = form.querySelector('[data-problem]');
  const button = form.querySelector('button');
  button.disabled = true;
  problem.hidden = true;
  try {
    const answer = await fetch(address, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json',
        [page.dataset.csrfHeader]: cookie('DESK-CSRF') || page.dataset.csrfToken,
      },
      body: JSON.stringify(Object.fromEntries(new FormData(form))),
    });
    if (answer.ok) {
      location.reload();
      return;
    }
    const refused = await answer.json().catch(() => ({}));
    const errors = (refused.errors || []).map(error => error.message);
    problem.textContent = errors.length ? errors.join('；') : refused.detail || '没有成功，请刷新页面后重试。';
  } catch {
    problem.textContent = '网络不通，没有提交成功，请稍后重试。';
  }
  problem.hidden = false;
  button.disabled = false;
});

const waiting = () => [...document.querySelectorAll('[data-state="WAITING"], [data-state="MAKING"]')];

async function look() {
  const answer = await fetch(address, { headers: { Accept: 'application/json' }, cache: 'no-store' }).catch(() => null);
  for (const one of answer?.ok ? await answer.json() : []) {
    const item = document.querySelector(`[data-export="${one.id}"]`);
    if (!item || item.dataset.state === one.state && one.state !== 'MAKING') {
      continue;
    }
    if (one.state !== 'WAITING' && one.state !== 'MAKING') {
      location.reload();
      return;
    }
    item.dataset.state = one.state;
    item.querySelector('.badge').textContent = one.stateText;
    item.querySelector('progress').max = one.pieces || 1;
    item.querySelector('progress').value = one.done;
  }
  setTimeout(look, PAUSE);
}

if (waiting().length > 0) {
  setTimeout(look, PAUSE);
}
