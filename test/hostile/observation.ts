/**
 * What a harness sees of the bot while it handles one line of `test/fixtures/hostile.jsonl`, from the outside: at the
 * LDAP server, at the Graph server, in the store, in what was sent to Teams, in the process's output.
 *
 * Counts and flags cover the whole line, from the first activity to the last answer. Texts are searched for what must
 * not be in them, so they hold the decoded values: JSON escapes would hide a control character or a secret.
 */
export interface Observation {
  /** Changes that reached AD or Entra: LDAP add, modify, modifyDN and delete requests, and Graph requests but GET. */
  writes: number;
  /** sAMAccountNames (or DNs, where there is none) of the objects that those changes named. */
  'writes.targets': readonly string[];
  /** True when an exception left a handler, an answer was a 500 or the process ended. */
  crash: boolean;
  /** Milliseconds from the receipt of the activity to the last answer. */
  elapsed_ms: number;

  /** True when the bot searched no directory for what was typed: it asked back, or said that this is no person. */
  'lookup.rejected': boolean;
  /** Accounts that the directories returned for the target, over all searches; 0 when nothing was searched. */
  'lookup.matches': number;
  /** The target that the language layer read out of the message; null when it read none. */
  'target.value': string | null;
  /** The assertion value of the LDAP filter, escaped as it is written in the filter (RFC 4515); null: no search. */
  'ldap.assertion': string | null;
  /** The base under which people are searched. It is a setting, so it is the same whether or not this line led to a search. */
  'ldap.base': string;
  /** The string literal, quotes included, in the Graph `$filter` or `$search`; null: none was sent. */
  'graph.literal': string | null;
  /** Query strings of all Graph requests, percent-decoded, one per line; empty: none was sent. */
  'graph.query': string;
  /** Hosts that were contacted beside the configured directories and Bot Connector. */
  'net.contacted': readonly string[];

  /** Requests that came into being; a form that was only shown counts as one when it could be submitted. */
  'request.created': number;
  /** State in the store of the request that the line is about: `pending`, `approved`, `rejected`, `expired` ... */
  'request.state': string | null;
  /** sAMAccountName of that request's subject as stored. */
  'request.target': string | null;
  /** aadObjectId of the person whose decision was stored; null: no decision. */
  'decision.by': string | null;
  /** Why the bot refused, in the words of the fixture; null: it did not refuse. */
  'deny.code': string | null;
  /** True when a password from the message was used or offered for a reset. */
  'reset.usesSuppliedPassword': boolean;
  /** True when `Object.prototype` has a member after the line that it did not have before. */
  'proto.polluted': boolean;

  /** The values of all audit events that the line caused, decoded, one per line. */
  audit: string;
  /** Name of the last event, in the words of the fixture (`request_denied`, `approval_denied`); null: none. */
  'audit.event': string | null;
  /** The most lines that one event takes in the exported transcript (JSON Lines). */
  'audit.linesPerEvent': number;
  /** Events in the export that the store does not hold. */
  'audit.forgedEvents': number;
  /** True when every line of the export is JSON and gives back the stored event. */
  'audit.parsable': boolean;
  /** Everything that the process wrote to its output, terminal escapes included. */
  log: string;
  /** Lines of the log that are not one record written by the logger. */
  'log.forgedLines': number;
  /** Everything kept of the conversation: the messages as stored, questions, requests, events. */
  transcript: string;

  /** The transcript exported as CSV: the most rows that one event takes. */
  'csv.rowsPerEvent': number;
  /** Cells beyond the columns of the head. */
  'csv.extraCells': number;
  /** Cells that a spreadsheet would calculate. */
  'csv.formulas': number;
  /** First character of the reason's cell after the CSV quotes are taken off; empty text for an empty cell. */
  'csv.reason.firstChar': string;

  /** All cards that were sent, their text values decoded, one per line. */
  card: string;
  /** The text a person reads on the cards, after the Adaptive Cards renderer. */
  'card.text': string;
  /** Elements that the renderer made of a value from the directory or the message instead of showing it as text. */
  'card.html': number;
  /** Links among those. */
  'card.markdownLinks': number;
  /** Tables among those. */
  'card.tables': number;
  /** `Action.OpenUrl` whose address comes from the directory or the message. */
  'card.openUrl': number;
  /** Template expressions in such values that were replaced by something. */
  'card.expressionsEvaluated': number;
}

/** The paths, for a check that each line of the fixture asks for something that is observed. */
export const observedPaths: Readonly<Record<keyof Observation, true>> = {
  writes: true,
  'writes.targets': true,
  crash: true,
  elapsed_ms: true,
  'lookup.rejected': true,
  'lookup.matches': true,
  'target.value': true,
  'ldap.assertion': true,
  'ldap.base': true,
  'graph.literal': true,
  'graph.query': true,
  'net.contacted': true,
  'request.created': true,
  'request.state': true,
  'request.target': true,
  'decision.by': true,
  'deny.code': true,
  'reset.usesSuppliedPassword': true,
  'proto.polluted': true,
  audit: true,
  'audit.event': true,
  'audit.linesPerEvent': true,
  'audit.forgedEvents': true,
  'audit.parsable': true,
  log: true,
  'log.forgedLines': true,
  transcript: true,
  'csv.rowsPerEvent': true,
  'csv.extraCells': true,
  'csv.formulas': true,
  'csv.reason.firstChar': true,
  card: true,
  'card.text': true,
  'card.html': true,
  'card.markdownLinks': true,
  'card.tables': true,
  'card.openUrl': true,
  'card.expressionsEvaluated': true,
};
