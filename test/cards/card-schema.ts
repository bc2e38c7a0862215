import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import type { AdaptiveCard } from '../../src/cards/schema.ts';

const require = createRequire(import.meta.url);
const validate = compile();

/** What Microsoft's schema for Adaptive Cards 1.5 says against a card; empty when it is valid. */
export function schemaProblems(card: AdaptiveCard): readonly string[] {
  if (validate(card)) return [];
  return (validate.errors ?? []).slice(0, 5).map((error) => `${error.instancePath}: ${error.message}`);
}

function compile(): ValidateFunction {
  const schema = JSON.parse(
    readFileSync(new URL('../fixtures/adaptive-card-1.5.json', import.meta.url), 'utf8'),
  ) as Record<string, unknown>;
  delete schema['id'];
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json') as object);
  return ajv.compile(schema);
}
