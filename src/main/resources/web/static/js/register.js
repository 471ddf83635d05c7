// Keeps the register's address short, and folds the many filters away on a phone.
for (const form of document.querySelectorAll('form[data-clean-address]')) {
  form.addEventListener('submit', () => {
    for (const field of form.elements) {
      if (field.name && field.value === '') {
        field.disabled = true;
      }
    }
  });
  // a page that comes back from the browser's memory must not keep them disabled
  window.addEventListener('pageshow', () => {
    for (const field of form.elements) {
      field.disabled = false;
    }
  });
}
for (const fold of document.querySelectorAll('details[data-fold="true"]')) {
  if (window.matchMedia('(max-width: 42rem)').matches) {
    fold.open = false;
  }
}
