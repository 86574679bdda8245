// All of the page that a script in it can reach: the document, what fields hold, what is stored.
const fields = [...document.querySelectorAll('input, textarea, select')].map((it) => it.value);
const stored = [localStorage, sessionStorage].flatMap((store) => Object.entries(store).flat());
const own = [document.title, location.href, document.cookie, String(history.state), String(window.name)];
return [document.documentElement.outerHTML, ...fields, ...stored, ...own].join('\n');
