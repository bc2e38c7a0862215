import { printable } from '../core/redact.ts';
import { importProfile, type Imported } from '../core/tenant/import-profile.ts';
import type { TenantDesk } from './tenant-tools.ts';
import { exit, type Terminal } from './terminal.ts';

/**
 * Reads what an administrator's sign-in may read and declares it. What could not be read stays as it was declared,
 * and the exit status is then 1; 3: nobody signed in, or Graph did not answer.
 */
export async function tenantImport(desk: TenantDesk, printOnly: boolean, { out, error }: Terminal): Promise<number> {
  const by = await desk.reader.signIn();
  if (by.kind !== 'read') {
    error(
      'Nobody signed in, so nothing was read and nothing was written. The sign-in must be of the tenant in bot.tenantId, within 15 minutes, and this machine must reach login.microsoftonline.com over https. Run the command again.',
    );
    return exit.unreachable;
  }
  const { imported, notes, complete } = importProfile(await desk.reader.read(), desk.profile);
  const declaration = { by: by.value, at: desk.now().toISOString() };
  const names = Object.keys(imported);
  for (const line of changes(imported, desk.profile)) error(line);
  for (const note of notes) error(`Note: ${printable(note)}`);
  if (names.length === 0) {
    error(`Nothing could be read. ${desk.file} was not changed.`);
    return exit.no;
  }
  if (printOnly) {
    const section = Object.fromEntries(
      Object.entries(imported).map(([name, value]) => [name, { value, ...declaration }]),
    );
    out(JSON.stringify(section, null, 2));
    error(`Nothing was written. Put these lines under "tenant" in ${desk.file}.`);
  } else {
    await desk.save(imported, declaration);
    error(`${names.join(', ')}: declared by ${printable(by.value)} in ${desk.file}. Start Latchkey again to use it.`);
  }
  return complete ? exit.done : exit.no;
}

function changes(imported: Imported, before: Imported): readonly string[] {
  return Object.entries(imported).map(([name, value]) => {
    const was = before[name as keyof Imported];
    const [now, then] = [JSON.stringify(value), JSON.stringify(was)];
    if (was === undefined) return `${name}: ${printable(now)} (was not declared)`;
    return now === then
      ? `${name}: ${printable(now)} (as before)`
      : `${name}: ${printable(now)} (was ${printable(then)})`;
  });
}
