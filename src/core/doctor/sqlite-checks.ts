import { defineCheck, observe, type CheckResult } from './check.ts';
import { judgeDatabase, opens } from './database-checks.ts';
import type { SqliteFacts } from './store-facts.ts';

const permissions = defineCheck(
  'store.file-permissions',
  'Who may read or write the database file',
  'It names who asked what about whom; whoever writes it can change what was recorded.',
);
const space = defineCheck(
  'store.disk-space',
  'Free space beside the database',
  'On a full disk nothing can be recorded, and then nothing is changed.',
);

export function judgeSqlite({ file, state, freeBytes }: SqliteFacts): readonly CheckResult[] {
  const place = { subject: file };
  if (state.kind === 'missing')
    return [
      state.folderWritable
        ? opens.ok(`${file} is not there yet; it is made at the first start.`, place)
        : opens.failed(
            `${file} is not there and cannot be made: ${state.folder} is not writable.`,
            `mkdir -p ${folderOf(file)} && chown latchkey: ${folderOf(file)} && chmod 700 ${folderOf(file)}; or correct store.file.`,
            place,
          ),
      judgeSpace(freeBytes, place),
    ];
  const { database, mode, writable } = state;
  return [
    ...(database.kind === 'unseen' ? [unusable(database.detail, file)] : [judgeWritable(writable, mode, file)]),
    ...(mode === undefined ? [] : [judgeMode(mode, file)]),
    ...(database.kind === 'seen' ? [...judgeDatabase(database.value, place)] : []),
    judgeSpace(freeBytes, place),
  ];
}

const unusable = (detail: string, file: string): CheckResult =>
  opens.failed(
    `${file} cannot be opened: ${detail}.`,
    'If it is no database of Latchkey, correct store.file; if it is damaged, restore a backup. Latchkey itself changes nothing in it.',
    { subject: file },
  );

function judgeWritable(writable: boolean, mode: number | undefined, file: string): CheckResult {
  const readOnlyMode = mode !== undefined && (mode & 0o200) === 0;
  if (writable && !readOnlyMode) return opens.ok(`${file} can be opened and written.`, { subject: file });
  return opens.failed(
    readOnlyMode ? `${file} is marked read-only.` : `${file} cannot be written.`,
    `chmod 600 ${file} && chown latchkey: ${file} ${folderOf(file)}; and see that the file system is not mounted read-only: findmnt -T ${file}`,
    { subject: file },
  );
}

function judgeMode(mode: number, file: string): CheckResult {
  const details = { subject: file, evidence: observe({ mode: (mode & 0o777).toString(8).padStart(3, '0') }) };
  const fix = `chmod 600 ${file}*`;
  if ((mode & 0o006) !== 0) return permissions.failed('Every account on this machine may use it.', fix, details);
  return (mode & 0o070) !== 0
    ? permissions.warning('The group of the file may use it.', fix, details)
    : permissions.ok('Only its owner may.', details);
}

const megabyte = 1024 * 1024;

function judgeSpace(free: number | undefined, { subject }: { readonly subject: string }): CheckResult {
  const fix = `Make room or move the database (store.file): df -h ${folderOf(subject)}`;
  if (free === undefined)
    return space.notChecked('by-hand', 'The system does not say how much is free.', fix, { subject });
  const found = `${Math.floor(free / megabyte)} MB are free.`;
  if (free < 100 * megabyte) return space.failed(found, fix, { subject });
  return free < 1_000 * megabyte ? space.warning(found, fix, { subject }) : space.ok(found, { subject });
}

const folderOf = (file: string): string => file.replace(/\/?[^/]*$/, '') || '.';
