// The case file: reveals a party, sends the small forms, draws where the case is.
const file = document.querySelector('main[data-number]');
const address = `${new URL('../../api/petitions/', document.baseURI)}${encodeURIComponent(file.dataset.number)}`;

async function send(what, body) {
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json' };
  if (file.dataset.csrfToken) {
    headers[file.dataset.csrfHeader] = cookie('DESK-CSRF') || file.dataset.csrfToken;
  }
  const answer = await fetch(`${address}/${what}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (answer.ok) {
    return answer.json();
  }
  const problem = await answer.json().catch(() => ({}));
  const errors = (problem.errors || []).map(error => error.message);
  throw new Error(errors.length ? errors.join('；') : problem.detail || '没有成功，请刷新页面后重试。');
}

function cookie(name) {
  const found = document.cookie.split('; ').find(one => one.startsWith(`${name}=`));
  return found && decodeURIComponent(found.slice(name.length + 1));
}

function values(form) {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()]));
}

/** Lets the form's button wait for the answer, and says what was wrong above the fields. */
function onSubmit(form, action) {
  const problem = form.querySelector('[data-problem]');
  const button = form.querySelector('button[type="submit"]');
  form.addEventListener('submit', async event => {
    event.preventDefault();
    button.disabled = true;
    problem.hidden = true;
    try {
      await action();
    } catch (error) {
      problem.textContent = error instanceof TypeError ? '网络不通，没有提交成功，请稍后重试。' : error.message;
      problem.hidden = false;
    } finally {
      button.disabled = false;
    }
  });
}

for (const form of document.querySelectorAll('form[data-send]')) {
  onSubmit(form, async () => {
    await send(form.dataset.send, values(form));
    form.reset();
    location.reload();
  });
}

// Parties
const dialog = document.getElementById('reveal');
const revealForm = dialog.querySelector('form');
let revealing;

for (const button of document.querySelectorAll('[data-reveal]')) {
  button.hidden = false;
  button.addEventListener('click', () => {
    revealing = button.closest('[data-party]');
    revealForm.querySelector('[data-problem]').hidden = true;
    dialog.showModal();
  });
}
dialog.querySelector('[data-close]').addEventListener('click', () => dialog.close());

onSubmit(revealForm, async () => {
  const party = await send('reveals', { partyId: Number(revealing.dataset.party), ...values(revealForm) });
  dialog.close();
  show(party, revealing);
});

function show(party, place) {
  const note = document.createElement('p');
  note.textContent = '以下是完整信息，离开本页后不再显示；本次查看已记入办理记录。';
  const list = document.createElement('dl');
  list.className = 'facts';
  const lines = [['姓名', party.name], ['电话', party.phone], [party.documentType || '证件', party.documentNumber],
    ['住址', party.address], ['电子邮箱', party.email]];
  for (const [label, value] of lines.filter(line => line[1])) {
    const term = document.createElement('dt');
    term.textContent = label;
    const detail = document.createElement('dd');
    detail.textContent = value;
    list.append(term, detail);
  }
  const box = document.createElement('div');
  box.className = 'note';
  box.append(note, list);
  place.querySelector('[data-full]').replaceChildren(box);
  place.querySelector('[data-reveal]').hidden = true;
}

// The course
async function draw() {
  const frame = document.querySelector('[data-course]');
  const answer = await fetch(`${address}/position`, { headers: { Accept: 'application/json' } });
  if (!answer.ok || typeof BpmnJS === 'undefined') {
    return;
  }
  const position = await answer.json();
  frame.hidden = false;
  const style = { fontFamily: getComputedStyle(document.body).fontFamily };
  const viewer = new BpmnJS({
    container: frame.querySelector('.course-picture'),
    textRenderer: { defaultStyle: style, externalStyle: style },
  });
  try {
    await viewer.importXML(position.xml);
  } catch (error) {
    frame.hidden = true;
    throw error;
  }
  const canvas = viewer.get('canvas');
  const elements = viewer.get('elementRegistry');
  const isStep = element => element && !/Process|Participant|Lane|Collaboration/.test(element.type);
  const active = position.active.map(id => elements.get(id)).filter(isStep);
  const passed = position.passed.map(id => elements.get(id)).filter(isStep);
  passed.filter(element => !active.includes(element)).forEach(element => canvas.addMarker(element, 'is-passed'));
  active.forEach(element => canvas.addMarker(element, 'is-active'));

  const here = active.find(element => element.type === 'bpmn:UserTask') || active[0] || passed[passed.length - 1];
  const views = {
    in: () => viewer.get('zoomScroll').stepZoom(1),
    out: () => viewer.get('zoomScroll').stepZoom(-1),
    all: () => canvas.zoom('fit-viewport', 'auto'),
    here: () => {
      canvas.zoom(1);
      const box = canvas.viewbox();
      canvas.viewbox({
        x: here.x + (here.width || 0) / 2 - box.outer.width / 2,
        y: here.y + (here.height || 0) / 2 - box.outer.height / 2,
        width: box.outer.width,
        height: box.outer.height,
      });
    },
  };
  for (const button of frame.querySelectorAll('[data-zoom]')) {
    button.addEventListener('click', views[button.dataset.zoom]);
  }
  // a whole diagram that is too small to read says less than the part around the present step
  views.all();
  if (here && canvas.zoom() < 0.6) {
    views.here();
  }
  document.querySelector('[data-legend]').hidden = false;
}

draw().catch(error => console.warn('The diagram could not be drawn', error));
