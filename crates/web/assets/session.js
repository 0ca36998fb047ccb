// Warns two minutes before the session ends for want of use, and lets the person go on.
// Nothing typed is touched: the page stays as it is, also after the session is over.
const WARN_SECONDS = 120;
const page = document.querySelector('meta[name="session-seconds"]');
const keep = document.getElementById('session-warning');
if (page && keep) watch(Number(page.content), keep);

function watch(seconds, dialog) {
  let endsAt = Date.now() + seconds * 1000;
  let before = null;
  const $ = (name) => dialog.querySelector(`[data-session="${name}"]`);
  const left = () => Math.round((endsAt - Date.now()) / 1000);

  function open() {
    if (dialog.open) return;
    before = document.activeElement;
    dialog.showModal();
    $('extend').focus();
  }

  function close() {
    if (dialog.open) dialog.close();
    if (before instanceof HTMLElement) before.focus();
  }

  function show(isOver) {
    $('left').hidden = isOver;
    $('over').hidden = !isOver;
    $('extend').hidden = isOver;
    $('sign-in').hidden = !isOver;
    $('back').hidden = !isOver;
  }

  // Asking also counts as use. Forms get the secret of the session that there is now.
  async function ask() {
    const answer = await fetch('/desk/me/session', { headers: { accept: 'application/json' } });
    if (answer.redirected || !answer.ok) return false;
    const session = await answer.json();
    for (const input of document.querySelectorAll('input[name="csrf"]')) input.value = session.csrf;
    endsAt = Date.now() + session.seconds * 1000;
    windows.postMessage(endsAt);
    return true;
  }

  async function goOn() {
    $('failed').hidden = true;
    try {
      if (await ask()) close();
      else over();
    } catch {
      $('failed').hidden = false;
    }
  }

  function over() {
    show(true);
    open();
    $('sign-in').focus();
  }

  function tick() {
    const seconds = left();
    if (seconds > WARN_SECONDS) return;
    if (seconds > 0) {
      if (!dialog.open) {
        show(false);
        open();
      }
      const minutes = Math.floor(seconds / 60);
      const rest = String(seconds % 60).padStart(2, '0');
      $('count').textContent = minutes > 0 ? `${minutes} 分 ${rest} 秒` : `${rest} 秒`;
    } else if ($('over').hidden) {
      over();
    }
  }

  const here = location.pathname + location.search;
  $('sign-in').href = `/desk/sign-in?back=${encodeURIComponent(here)}`;
  $('extend').addEventListener('click', goOn);
  $('back').addEventListener('click', goOn);
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    if (!$('extend').hidden) goOn();
  });
  // Work in another window keeps this one alive too, and signing in again there opens this one.
  const windows = new BroadcastChannel('gongkai-session');
  windows.postMessage(endsAt);
  windows.addEventListener('message', ({ data }) => {
    if (!(Number(data) > endsAt)) return;
    if (dialog.open) goOn();
    else endsAt = Number(data);
  });
  setInterval(tick, 1000);
}
