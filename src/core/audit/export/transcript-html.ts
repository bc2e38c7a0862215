import { printable } from '../../redact.ts';
import { parseCheckpoint, parseNote } from '../checkpoint.ts';
import { eventOf, type StoredRecord } from '../record.ts';
import { summariseRequest } from '../story/summarise-request.ts';
import { tellEvent } from '../story/tell-event.ts';
import { parseRecordLine } from '../record-line.ts';

/** The records of one request with what proves them. */
export interface ProvenRecords {
  readonly requestId: string;
  /** The checkpoint that covers them; missing: none was published yet. */
  readonly checkpoint?: string;
  readonly records: readonly {
    /** As in a transcript file. */
    readonly line: string;
    /** Audit path to the checkpoint's root; missing: the checkpoint is older than the record. */
    readonly path?: readonly string[];
  }[];
}

/** Begins the block of data in the page, which the rest of the page only shows. */
const dataStart = '<script type="application/json" id="records">';
const dataEnd = '</script>';

/**
 * The transcript of one request as one file for the screen and for paper. It loads nothing and runs nothing. The same
 * records always give the same page, so a verifier proves the data in it and then makes the page again.
 */
export function transcriptHtml(proven: ProvenRecords): string {
  const title = `Transcript of request ${escape(proven.requestId)}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${proven.records.length} records, oldest first. Times are UTC.</p>
<h2>In short</h2>
${summary(proven)}
<h2>What happened</h2>
<ol>
${proven.records.map(({ line }) => storyItem(line)).join('\n')}
</ol>
<h2>Records</h2>
${proven.records.map(({ line, path }) => section(line, path)).join('\n')}
<h2>Proof</h2>
${proof(proven)}
</main>
${dataStart}${dataText(proven)}${dataEnd}
</body>
</html>
`;
}

/** JSON in which nothing can end the block or turn the text around. */
function dataText(proven: ProvenRecords): string {
  return JSON.stringify(proven).replaceAll(/[<\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from(
      { length: character.length },
      (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}

/** Reads the data of such a page; `undefined`: it is none, or it shows anything else than its data. */
export function parseTranscriptHtml(page: string): ProvenRecords | undefined {
  const start = page.indexOf(dataStart);
  const end = page.indexOf(dataEnd, start);
  if (start < 0 || end < 0) return undefined;
  try {
    const proven = JSON.parse(page.slice(start + dataStart.length, end)) as ProvenRecords;
    return transcriptHtml(proven) === page ? proven : undefined;
  } catch {
    return undefined;
  }
}

function summary({ records }: ProvenRecords): string {
  const events = records.flatMap(({ line }) => {
    const { payloadText } = recordIn(line);
    return payloadText === undefined ? [] : [eventOf(payloadText)];
  });
  return list(summariseRequest(events));
}

const list = (lines: readonly (readonly [string, string])[]): string =>
  `<dl>\n${lines.map(([label, value]) => `<dt>${escape(label)}</dt><dd>${escape(value)}</dd>`).join('\n')}\n</dl>`;

/** A record as it reads; the table of the same number below has all of it. */
function storyItem(line: string): string {
  const record = recordIn(line);
  if (record.payloadText === undefined)
    return `<li>${time(record.recordedAt)} What was recorded here was removed when its time was over.</li>`;
  const event = eventOf(record.payloadText);
  const { sentence, lines } = tellEvent(event);
  const words = event.name === 'answer_shown' ? escape(sentence) : `<strong>${escape(sentence)}</strong>`;
  const told = `${time(event.at)} ${words}. <a href="#record-${record.sequence}">Record ${record.sequence}</a>`;
  const facts = lines.map(({ label, value }) => [label, value] as const);
  return facts.length === 0 ? `<li>${told}</li>` : `<li>${told}\n${list(facts)}</li>`;
}

const time = (iso: string): string =>
  `<time datetime="${escape(iso)}">${escape(iso.slice(0, 19).replace('T', ' '))}</time>`;

function recordIn(line: string): StoredRecord {
  const record = parseRecordLine(line);
  if ('unreadable' in record) throw new TypeError('The line is not a record.');
  return record;
}

function section(line: string, path: readonly string[] | undefined): string {
  const record = recordIn(line);
  return `<section id="record-${record.sequence}">
<h3>${record.sequence}. ${escape(nameOf(record))}</h3>
<table>
<caption>Record ${record.sequence}</caption>
${rowsOf(record)
  .map(([name, value]) => `<tr><th scope="row">${escape(name)}</th><td>${escape(value)}</td></tr>`)
  .join('\n')}
<tr><th scope="row">Hash</th><td><code>${record.hash}</code></td></tr>
<tr><th scope="row">Covered</th><td>${path ? 'By the checkpoint below.' : 'Not yet by a checkpoint.'}</td></tr>
</table>
</section>`;
}

function nameOf(record: StoredRecord): string {
  const event = record.payloadText === undefined ? undefined : eventOf(record.payloadText);
  return `${event?.name.replaceAll('_', ' ') ?? 'payload removed'} (${record.code})`;
}

function rowsOf({ payloadText, recordedAt }: StoredRecord): readonly (readonly [string, string])[] {
  if (payloadText === undefined) return [['Recorded', recordedAt]];
  const { at, actor, subject, details, correlationId } = eventOf(payloadText);
  return [
    ['Time', at],
    ['Recorded', recordedAt],
    ...(actor ? [['By', `${actor.name}, ${actor.aadObjectId}`] as const] : []),
    ...Object.entries(subject ?? {}).map(([name, value]) => [`Account: ${name}`, value] as const),
    ...Object.entries(details).map(
      ([name, value]) => [name, Array.isArray(value) ? value.join('; ') : String(value)] as const,
    ),
    ['Turn', correlationId],
  ];
}

function proof({ checkpoint }: ProvenRecords): string {
  const note = checkpoint === undefined ? undefined : parseNote(checkpoint);
  const head = note && parseCheckpoint(note.text);
  if (checkpoint === undefined || !head)
    return '<p>No checkpoint covers these records yet. Export them again later.</p>';
  return `<p>The records are in the log <strong>${escape(head.origin)}</strong>, whose first ${head.size} records were signed:</p>
<pre>${escape(checkpoint)}</pre>
<p>To check this file: <code>latchkey audit verify --file FILE --public-key KEY</code>. It proves every record against the
signed checkpoint, and that this page shows those records and nothing else.</p>`;
}

/** What comes from directories and people must neither be markup nor turn the page's text around. */
function escape(text: string): string {
  return text
    .split('\n')
    .map((line) => printable(line).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`))
    .join('\n');
}

const style = `
body { font: 16px/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; margin: 0 }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem }
h1 { font-size: 1.6rem } h2 { font-size: 1.25rem; margin: 2rem 0 .5rem } h3 { font-size: 1rem; margin: 1.5rem 0 .5rem }
ol { list-style: none; padding: 0; border-left: 3px solid #767676 }
li { padding: .4rem 0 .4rem 1rem; overflow-wrap: anywhere; break-inside: avoid }
time { font-variant-numeric: tabular-nums; color: #555; margin-right: .5rem } li a { font-size: .85rem }
dl { display: grid; grid-template-columns: minmax(7rem, 15rem) 1fr; gap: .1rem .6rem; margin: .2rem 0 0; font-size: .9rem }
dt { color: #555 } dd { margin: 0; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100% }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
th, td { border: 1px solid #767676; padding: .3rem .6rem; text-align: left; vertical-align: top; overflow-wrap: anywhere }
th { width: 14rem; font-weight: 600 }
code, pre { font-family: ui-monospace, monospace; font-size: .85rem; overflow-wrap: anywhere; white-space: pre-wrap }
@media print { body { font-size: 10pt } main { max-width: none; padding: 0 } section { break-inside: avoid } li a { color: inherit } }
`;
