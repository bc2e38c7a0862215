// One line per language; nothing else in the program names a language.
export { english } from './english.ts';
export { german } from './german.ts';
export { french } from './french.ts';
export { spanish } from './spanish.ts';
