import { dayAndTime } from './dates.js';
import { offerUploads, sizeText } from './uploads.js';

const root = document.querySelector('main').dataset.api;

/** Where a petitioner's files go and come from. */
const address = ({ number }) => `${root}/petitions/${encodeURIComponent(number)}/attachments`;

/**
 * Lets the petitioner add files to his case.
 *
 * @param {HTMLElement} box
 * @param {{number: string, queryCode: string}} receipt
 * @param {import('./uploads.js').Rules} rules
 * @param {(outcome: {taken: number, failed: number}) => void} done
 */
export function offerOwnUploads(box, receipt, rules, done) {
  offerUploads(box, { rules, address: () => address(receipt), fields: () => ({ queryCode: receipt.queryCode }), done });
}

/** Shows the files that he may read; each one is fetched with his code when he asks for it. */
export function showOwnAttachments(list, receipt, items) {
  list.replaceChildren(
    ...items.map((item) => {
      const from = item.byOffice ? '办理单位提供' : '您上传';
      const about = `${item.typeText} · ${sizeText(item.size)} · ${dayAndTime(item.addedAt)} · ${from}`;
      return entry({ name: item.name, about, description: item.description, address: `${address(receipt)}/${item.id}` }, receipt);
    }),
  );
}

/** A file with a button that fetches it with his code. */
export function entry(item, receipt) {
  const made = document.createElement('li');
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = item.name;
  const about = document.createElement('span');
  about.className = 'about';
  about.textContent = item.about;
  made.append(button, about);
  if (item.description) {
    const words = document.createElement('span');
    words.textContent = item.description;
    made.append(words);
  }
  const problem = document.createElement('p');
  problem.className = 'problem danger';
  problem.setAttribute('role', 'alert');
  problem.hidden = true;
  made.append(problem);
  button.addEventListener('click', async () => {
    problem.hidden = true;
    const failure = await save(item, receipt);
    problem.textContent = failure ?? '';
    problem.hidden = failure === null;
  });
  return made;
}

/** Null, or why it did not come. */
async function save(item, receipt) {
  try {
    const answer = await fetch(item.address, {
      method: 'POST',
      body: JSON.stringify({ queryCode: receipt.queryCode }),
      headers: { 'Content-Type': 'application/json' },
      credentials: 'omit',
      cache: 'no-store',
    });
    if (!answer.ok) {
      return (await answer.json().catch(() => ({}))).detail ?? '没有取到文件，请稍后再试。';
    }
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await answer.blob());
    link.download = item.name;
    link.click();
    // the browser has taken hold of it by then
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    return null;
  } catch {
    return '网络不通，没有取到文件，请稍后再试。';
  }
}
