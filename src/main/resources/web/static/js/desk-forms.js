// Sends the small forms of a staff page as JSON to the address that each names, and says what was wrong above its fields.
const page = document.querySelector('main[data-csrf-header]');

function cookie(name) {
  const found = document.cookie.split('; ').find(one => one.startsWith(`${name}=`));
  return found && decodeURIComponent(found.slice(name.length + 1));
}

async function send(address, body) {
  const headers = {
    'Content-Type': 'application/json',
    Accept: 'application/json',
    [page.dataset.csrfHeader]: cookie('DESK-CSRF') || page.dataset.csrfToken,
  };
  const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
  if (answer.ok) {
    return answer.json().catch(() => ({}));
  }
  const problem = await answer.json().catch(() => ({}));
  const errors = (problem.errors || []).map(error => error.message);
  throw new Error(errors.length ? errors.join('；') : problem.detail || '没有成功，请刷新页面后重试。');
}

function values(form) {
  return Object.fromEntries(
    [...new FormData(form)]
      .map(([name, value]) => [name, form.elements[name]?.type === 'password' ? value : value.trim()])
      .filter(([, value]) => value !== ''),
  );
}

for (const form of document.querySelectorAll('form[data-post]')) {
  const problem = form.querySelector('[data-problem]');
  const button = form.querySelector('button[type="submit"]');
  form.addEventListener('submit', async event => {
    event.preventDefault();
    button.disabled = true;
    problem.hidden = true;
    try {
      const answer = await send(form.dataset.post, values(form));
      // where the form says, or what was made new; else the page is shown again as it is now
      location.assign(form.dataset.then || (form.dataset.open ? form.dataset.open + answer.number : location.pathname));
    } catch (error) {
      problem.textContent = error instanceof TypeError ? '网络不通，没有提交成功，请稍后重试。' : error.message;
      problem.hidden = false;
      problem.focus();
      form.querySelectorAll('input[type="password"]').forEach(field => { field.value = ''; });
      button.disabled = false;
    }
  });
}

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
