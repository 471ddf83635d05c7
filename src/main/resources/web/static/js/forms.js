/** Shows what is wrong with a form: in a summary that takes the focus, and at each field. */

/**
 * @param {HTMLFormElement} form with a summary .problems in it
 * @param {string} detail shown when no field is to blame
 * @param {{field: string, message: string}[]} errors fields by the name of their control
 */
export function showProblems(form, detail, errors) {
  clearProblems(form);
  const summary = form.querySelector('.problems');
  const list = summary.querySelector('ul');
  const text = summary.querySelector('p');
  text.textContent = errors.length === 0 ? detail : '';
  text.hidden = errors.length > 0;
  for (const { field, message } of errors) {
    const control = form.elements.namedItem(field);
    const item = document.createElement('li');
    if (control) {
      markField(control, message);
      const link = document.createElement('a');
      link.href = '#' + control.id;
      link.textContent = message;
      link.addEventListener('click', (event) => {
        event.preventDefault();
        control.focus();
      });
      item.append(link);
    } else {
      item.textContent = message;
    }
    list.append(item);
  }
  list.hidden = errors.length === 0;
  summary.hidden = false;
  summary.focus();
}

export function clearProblems(form) {
  const summary = form.querySelector('.problems');
  summary.hidden = true;
  summary.querySelector('ul').replaceChildren();
  form.querySelectorAll('.problem').forEach((mark) => mark.remove());
  form.querySelectorAll('[aria-invalid]').forEach((control) => {
    control.removeAttribute('aria-invalid');
    describe(control, (ids) => ids.filter((id) => !id.endsWith('-problem')));
  });
}

/** The required controls that are empty, as errors. */
export function missing(form) {
  return [...form.elements]
    .filter((control) => control.required && !control.disabled && isEmpty(control))
    .map((control) => ({
      field: control.name,
      message: control.type === 'checkbox' ? `请勾选“${labelOf(control)}”` : `请填写${labelOf(control)}`,
    }));
}

function isEmpty(control) {
  return control.type === 'checkbox' ? !control.checked : control.value.trim() === '';
}

function labelOf(control) {
  const label = control.labels[0];
  return (control.type === 'checkbox' ? label : label.firstChild).textContent.trim();
}

function markField(control, message) {
  const mark = document.createElement('p');
  mark.className = 'problem';
  mark.id = control.id + '-problem';
  mark.textContent = message;
  control.after(mark);
  control.setAttribute('aria-invalid', 'true');
  describe(control, (ids) => [...ids, mark.id]);
}

function describe(control, change) {
  const ids = change((control.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean));
  if (ids.length > 0) {
    control.setAttribute('aria-describedby', ids.join(' '));
  } else {
    control.removeAttribute('aria-describedby');
  }
}
