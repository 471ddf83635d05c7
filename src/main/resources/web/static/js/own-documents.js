import { day, dayAndTime } from './dates.js';
import { entry } from './own-attachments.js';
import { sizeText } from './uploads.js';

const root = document.querySelector('main').dataset.api;

/** Shows the papers that were addressed to him; each one is fetched with his code when he asks for it. */
export function showOwnDocuments(list, receipt, items) {
  list.replaceChildren(
    ...items.map((item) =>
      entry(
        {
          name: `${item.title}.pdf`,
          about: `${day(item.issuedOn)} · PDF · ${sizeText(item.size)} · 核验码 ${item.code}`,
          description: item.voidSince ? `已于${dayAndTime(item.voidSince)}作废，以后来的文书为准。` : '',
          address: `${root}/petitions/${encodeURIComponent(receipt.number)}/documents/${item.id}`,
        },
        receipt,
      ),
    ),
  );
}
