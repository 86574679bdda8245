// Keeps what goes wrong in the page's own script where a test can read it.
window.wentWrong ??= [];
addEventListener('error', (event) => window.wentWrong.push(String(event.error?.stack ?? event.message)));
addEventListener('unhandledrejection', (event) => window.wentWrong.push(String(event.reason?.stack ?? event.reason)));
