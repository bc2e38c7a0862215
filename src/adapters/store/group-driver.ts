import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextRound } from 'node:timers/promises';

import type { DatabaseConnection, Driver } from 'kysely';

import { createLine } from './line.ts';
import { SqliteLease, type Statements } from './sqlite-lease.ts';

/** A longer row would keep other processes from writing. */
const mostInGroup = 64;

/** Transactions that end with one commit, and so wait for the disk once. */
interface Group {
  /** Those that have ended well. */
  members: number;
  readonly durable: PromiseWithResolvers<void>;
}

/**
 * One connection that writes; one transaction at a time, the others queue. A transaction takes the write lock when it begins, so
 * that what it reads is still true when it writes, whichever process it competes with.
 *
 * Transactions that come at the same time are committed together. Each runs in a savepoint of its own, so that one can
 * be rolled back without the others, and none is reported as done before all of them are on the disk. Whoever looks
 * outside a transaction sees only what is there.
 */
export class GroupDriver implements Driver {
  readonly #database: DatabaseSync;
  readonly #statements: Statements;
  readonly #line = createLine();
  #group: Group | undefined;

  constructor(database: DatabaseSync, statements: Statements) {
    this.#database = database;
    this.#statements = statements;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    await this.#line.enter();
    return new SqliteLease(this.#statements, this.#line.leave, () => this.#commitGroup());
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const lease = connection as SqliteLease;
    if (!this.#group) {
      await lease.run('begin immediate');
      this.#group = { members: 0, durable: Promise.withResolvers() };
      // Rejects for the members, who wait for it; there may be none.
      this.#group.durable.promise.catch(() => undefined);
    }
    await lease.run('savepoint member');
    lease.isInTransaction = true;
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    const lease = connection as SqliteLease;
    const group = this.#groupOf(lease);
    await lease.run('release member');
    lease.isInTransaction = false;
    group.members += 1;
    if (group.members === 1) void this.#commitSoon(group);
    if (group.members === mostInGroup) this.#commitGroup();
    lease.leave();
    await group.durable.promise;
  }

  /** SQLite rolls everything back by itself when, for instance, the disk is full: then nobody's part is kept. */
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    const lease = connection as SqliteLease;
    // Kysely asks for it after a commit that failed, too: nothing of that is left, and its error is the one to tell.
    if (!lease.isInTransaction) return;
    const group = this.#groupOf(lease);
    lease.isInTransaction = false;
    if (!this.#database.isTransaction) return this.#giveUp(group, new Error('SQLite rolled the transaction back.'));
    await lease.run('rollback to member');
    await lease.run('release member');
    if (group.members > 0) return;
    this.#group = undefined;
    await lease.run('rollback');
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    (connection as SqliteLease).leave();
  }

  /** Waits for the transaction that is running. */
  async destroy(): Promise<void> {
    await this.#line.enter();
    try {
      this.#commitGroup();
      this.#statements.reader?.close();
      this.#database.close();
    } finally {
      this.#line.leave();
    }
  }

  #groupOf(lease: SqliteLease): Group {
    if (!lease.isInTransaction || !this.#group) throw new Error('There is no transaction to end.');
    return this.#group;
  }

  /** After those that have come meanwhile. */
  async #commitSoon(group: Group): Promise<void> {
    await nextRound();
    await this.#line.enter();
    if (this.#group === group) this.#commitGroup();
    this.#line.leave();
  }

  #commitGroup(): void {
    const group = this.#group;
    if (!group) return;
    try {
      this.#database.exec('commit');
      this.#group = undefined;
      group.durable.resolve();
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('rollback');
      this.#giveUp(group, error);
    }
  }

  #giveUp(group: Group, error: unknown): void {
    this.#group = undefined;
    group.durable.reject(error);
  }
}
