// The upload: by choosing a file or dropping it.
import { say, send } from './files.js';

const form = document.querySelector('[data-upload]');
const input = form.querySelector('input[type="file"]');
const drop = form.querySelector('[data-drop]');
const busy = form.querySelector('[data-busy]');
const problem = form.querySelector('[data-problem]');

async function upload(file) {
  problem.hidden = true;
  busy.hidden = false;
  input.disabled = true;
  try {
    const taken = await send(`?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      body: file,
      type: 'application/octet-stream',
    });
    location.assign(new URL(`intake-files/${taken.id}`, location.href.replace(/[?#].*/, '')));
  } catch (error) {
    say(problem, error);
  } finally {
    busy.hidden = true;
    input.disabled = false;
    input.value = '';
  }
}

input.addEventListener('change', () => input.files.length && upload(input.files[0]));
drop.addEventListener('dragover', (event) => {
  event.preventDefault();
  drop.dataset.over = '';
});
drop.addEventListener('dragleave', () => delete drop.dataset.over);
drop.addEventListener('drop', (event) => {
  event.preventDefault();
  delete drop.dataset.over;
  if (event.dataTransfer.files.length && !input.disabled) {
    upload(event.dataTransfer.files[0]);
  }
});
form.addEventListener('submit', (event) => event.preventDefault());
