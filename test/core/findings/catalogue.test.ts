import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { expiredAccountRule } from '../../../src/core/admin-commands.ts';
import { diagnose } from '../../../src/core/diagnose.ts';
import { catalogue } from '../../../src/core/findings/catalogue.ts';
import { remediesOf } from '../../../src/core/findings/cause.ts';
import { renderCausesPage } from '../../../src/core/findings/causes-page.ts';
import { readSituation } from '../../../src/core/situation.ts';
import { readSnapshot } from '../../../src/core/snapshot/read-snapshot.ts';
import { defaultThresholds } from '../../../src/core/thresholds.ts';
import { snapshotWith } from '../snapshot-with.ts';
import { causeRows } from './cause-rows.ts';

const situation = readSituation(readSnapshot(snapshotWith()), defaultThresholds);
const remedies = catalogue.flatMap((cause) =>
  remediesOf(cause, situation).map((remedy) => ({ code: cause.code, ...remedy })),
);
const page = renderCausesPage();

/** Everything a person can read about any cause, with the evidence of the rows in which it holds. */
const everything = JSON.stringify([
  page,
  causeRows.map(({ holds }) => diagnose(readSnapshot(snapshotWith(holds.given))).findings),
]);

describe('the catalogue', () => {
  it('has unique codes in kebab-case and ascending ranks', () => {
    const codes = catalogue.map(({ code }) => code);
    const ranks = catalogue.map(({ rank }) => rank);

    expect(codes).toEqual([...new Set(codes)]);
    expect(codes.filter((code) => !/^[a-z]+(-[a-z]+)*$/.test(code))).toEqual([]);
    expect(ranks).toEqual([...new Set(ranks)].toSorted((a, b) => a - b));
  });

  it('gives each cause a title, a meaning, a condition, a source and a remedy', () => {
    const texts = (cause: (typeof catalogue)[number]) => [cause.title, cause.meaning, cause.when, cause.reference];

    expect(catalogue.filter((cause) => texts(cause).some((text) => text.trim() === ''))).toEqual([]);
    expect(catalogue.filter((cause) => remediesOf(cause, situation).length === 0)).toEqual([]);
    expect(remedies.filter(({ where, action }) => where.trim() === '' || action.trim() === '')).toEqual([]);
  });

  it('keeps titles and meanings short enough to read out', () => {
    expect(
      catalogue.filter(({ title, meaning }) => title.length > 70 || meaning.length > 180).map((c) => c.code),
    ).toEqual([]);
  });

  it('says beside every delta cycle that it does not carry password hashes', () => {
    const cycles = remedies.filter(({ command }) => command?.includes('Start-ADSyncSyncCycle'));

    expect(cycles.length).toBeGreaterThan(0);
    expect(cycles.filter(({ risk }) => !risk?.includes('not') || !risk.includes('password hashes'))).toEqual([]);
  });

  it('warns beside the commands that can do harm', () => {
    const harmful = /FullPasswordSync|ForcePasswordChangeOnLogon|Revoke-|extension_accountExpires/;

    expect(remedies.filter(({ command, risk }) => harmful.test(command ?? '') && risk === undefined)).toEqual([]);
  });

  it.each([
    ['retired modules', /AzureAD\b(?! Connect)(?!, Entra-joined)|MSOnline|Set-Msol|Get-Msol|Connect-MsolService/],
    ['the old name of the cloud directory', /Azure AD\b|Azure Active Directory/],
    ['a scope of two groups that is always true', /NOTEQUAL 0[^;]*\bOR\b/],
    ['a number given to CDate', /CDate\(/],
    ['that temporary passwords never synchronise', /(does not|never|cannot) synchroni[sz]e temporary/i],
    ['lockout or disabled read from the wrong bit', /PASSWORD_EXPIRED in userAccountControl/i],
    ['the setting that must not be written', /SchedulerSuspended/],
    ['the switch with three s', /Passsword/],
    ['a second name for one connector', /\$azureadConnector/],
  ])('never says %s', (_trap, pattern) => {
    expect(pattern.exec(everything)?.[0]).toBeUndefined();
  });

  it('marks the older cmdlet as older wherever it prints it', () => {
    expect(everything.match(/.{40}Set-ADSyncAADCompanyFeature/g)?.every((text) => text.includes('Older form'))).toBe(
      true,
    );
  });

  it('prints the expired-account rule with one scoping group of three clauses', () => {
    expect(expiredAccountRule.split('\n')[2]).toBe(
      'Scope, one group with all three: accountEnabled EQUAL True; extension_accountExpires NOTEQUAL 0; extension_accountExpires NOTEQUAL 9223372036854775807',
    );
  });
});

describe('docs/causes.md', () => {
  it('is what the catalogue says; run `npm run docs` after a change', () => {
    expect(readFileSync(new URL('../../../docs/causes.md', import.meta.url), 'utf8')).toBe(page);
  });
});
