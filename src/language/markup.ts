const named: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  shy: '\u00AD',
  zwj: '\u200D',
  zwnj: '\u200C',
  hellip: '…',
  bull: '•',
  middot: '·',
  rarr: '→',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  euml: 'ë',
  iuml: 'ï',
  eacute: 'é',
  Eacute: 'É',
  egrave: 'è',
  Egrave: 'È',
  ecirc: 'ê',
  agrave: 'à',
  Agrave: 'À',
  aacute: 'á',
  Aacute: 'Á',
  acirc: 'â',
  atilde: 'ã',
  aring: 'å',
  Aring: 'Å',
  iacute: 'í',
  Iacute: 'Í',
  icirc: 'î',
  igrave: 'ì',
  oacute: 'ó',
  Oacute: 'Ó',
  ocirc: 'ô',
  ograve: 'ò',
  otilde: 'õ',
  oslash: 'ø',
  Oslash: 'Ø',
  uacute: 'ú',
  Uacute: 'Ú',
  ucirc: 'û',
  ugrave: 'ù',
  ntilde: 'ñ',
  Ntilde: 'Ñ',
  ccedil: 'ç',
  Ccedil: 'Ç',
  aelig: 'æ',
  AElig: 'Æ',
  oelig: 'œ',
  iexcl: '¡',
  iquest: '¿',
  yacute: 'ý',
  scaron: 'š',
};

const blockTags = /<\/?(?:p|br|div|li|ul|ol|tr|table|h[1-6]|hr|pre|section|article)(?:\s[^<>]{0,500})?\/?>/giu;
const inlineTags =
  /<\/?(?:a|b|i|u|s|em|strong|span|font|code|td|th|tbody|thead|img|script|style|svg|iframe|input|button|form|html|head|body|attachment|emoji|sub|sup|small|mark|del|ins|label|video|audio|object|embed|link|meta|base|details|summary)(?:\s[^<>]{0,500})?\/?>/giu;
const quotedBlock = /<blockquote[^<>]{0,500}>[\s\S]*?(?:<\/blockquote>|$)/giu;

/** Turns tags into line breaks or nothing; words in angle brackets that are no tags ("<jdoe@...>") stay. */
export function dropTags(text: string): string {
  if (!text.includes('<')) return text;
  return text.replace(quotedBlock, '\n').replace(blockTags, '\n').replace(inlineTags, '');
}

/** Decodes HTML entities once, so that `&amp;lt;` stays the text `&lt;`. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/gu, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole;
    const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number.parseInt(String(decimal), 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
