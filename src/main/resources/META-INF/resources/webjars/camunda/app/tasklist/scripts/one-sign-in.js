// Who has signed out, or whose session has ended, signs in where everybody does: the apps' own form knows nobody.
// All four apps load this file before they start.

const toSignIn = async () => {
  if (!window.location.hash.startsWith('#/login')) {
    return;
  }
  // the apps show their form after any failure to ask who is signed in, also when the page is being left
  const answer = await fetch('/camunda/api/admin/auth/user/default');
  if (answer.ok) {
    window.location.hash = '#/';
  } else if (answer.status === 401) {
    window.location.replace('/login');
  }
};

window.addEventListener('hashchange', toSignIn);
toSignIn();
