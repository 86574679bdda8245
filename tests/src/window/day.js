// Finds the fields of a day below a legend, among what is displayed now: day, month, year.
// arguments: the legend.
const [wanted] = arguments;
const shown = (element) => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
const fields = [...document.querySelectorAll('fieldset')].filter(
  (field) => shown(field) && [...field.querySelectorAll('legend span')].some((it) => it.innerText.trim() === wanted),
);
return fields.length === 1 ? [...fields[0].querySelectorAll('input, select')] : [];
