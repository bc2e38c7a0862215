import { isDeepStrictEqual } from 'node:util';

import type { Clause, Op } from './parse-expression.ts';
import { parseExpression } from './parse-expression.ts';

export interface Evaluation {
  readonly holds: boolean;
  /** Each clause that does not hold, with what was observed instead. Empty when all hold. */
  readonly failed: readonly string[];
}

/**
 * Tells whether an observation is as a hostile line expects.
 *
 * Keys of the observation are whole paths ("audit.event"), because "audit" has a value of its own. A path that was not
 * observed makes its clause fail, negations included: a test must not pass because nobody looked.
 *
 * @throws SyntaxError when the expression is malformed.
 */
export function evaluate(expression: string, observation: Readonly<Record<string, unknown>>): Evaluation {
  const failed = parseExpression(expression).flatMap((clause) => findFailures(clause, observation));
  return { holds: failed.length === 0, failed };
}

function findFailures(clause: Clause, observation: Readonly<Record<string, unknown>>): string[] {
  if (clause.kind === 'any') {
    const alternatives = clause.clauses.map((each) => findFailures(each, observation));
    return alternatives.some((failures) => failures.length === 0) ? [] : [alternatives.flat().join('; and ')];
  }
  if (!Object.hasOwn(observation, clause.path)) return [`${clause.text}: ${clause.path} was not observed`];
  const actual = observation[clause.path];
  return comparisons[clause.op](actual, clause.value) ? [] : [`${clause.text}: it is ${JSON.stringify(actual)}`];
}

const comparisons: Readonly<Record<Op, (actual: unknown, wanted: unknown) => boolean>> = {
  '==': isDeepStrictEqual,
  '!=': (actual, wanted) => actual !== undefined && !isDeepStrictEqual(actual, wanted),
  '<=': (actual, wanted) => typeof actual === 'number' && actual <= Number(wanted),
  '>=': (actual, wanted) => typeof actual === 'number' && actual >= Number(wanted),
  in: (actual, wanted) => isOneOf(wanted, actual),
  '!in': (actual, wanted) => actual !== undefined && !isOneOf(wanted, actual),
  contains: (actual, wanted) => isContainer(actual) && isContained(actual, wanted),
  '!contains': (actual, wanted) => isContainer(actual) && !isContained(actual, wanted),
};

const isOneOf = (list: unknown, value: unknown) =>
  Array.isArray(list) && list.some((item) => isDeepStrictEqual(item, value));

const isContainer = (actual: unknown): actual is string | readonly unknown[] =>
  typeof actual === 'string' || Array.isArray(actual);

const isContained = (container: string | readonly unknown[], wanted: unknown) =>
  typeof container === 'string' ? typeof wanted === 'string' && container.includes(wanted) : isOneOf(container, wanted);
