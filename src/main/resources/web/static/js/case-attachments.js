import { offerUploads } from './uploads.js';

const page = document.querySelector('main[data-number]');
const form = document.querySelector('[data-attachments]');
const root = new URL('../../api/petitions/', document.baseURI);

function token() {
  const found = document.cookie.split('; ').find((one) => one.startsWith('DESK-CSRF='));
  return found ? decodeURIComponent(found.slice('DESK-CSRF='.length)) : page.dataset.csrfToken;
}

if (form) {
  form.addEventListener('submit', (event) => event.preventDefault());
  const { accept, kinds, fileBytes, fileText, totalText, files } = form.dataset;
  offerUploads(form, {
    rules: { accept, kinds, fileBytes: Number(fileBytes), fileText, totalText, files: Number(files) },
    address: () => `${root}${encodeURIComponent(page.dataset.number)}/attachments`,
    fields: () => ({
      description: form.elements.description.value.trim(),
      disclosed: String(form.elements.disclosed.checked),
    }),
    headers: () => (page.dataset.csrfToken ? { [page.dataset.csrfHeader]: token() } : {}),
    done: ({ failed }) => {
      // why some were refused stays readable; the others are in the list after the next visit
      if (failed === 0) {
        location.reload();
      }
    },
  });
}
