// data/messages.json against its schema, and every code that openapi.yaml names has a text.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import Ajv2020 from 'ajv/dist/2020.js';
import { openapi } from '../support/contract.js';

const read = (path) => JSON.parse(readFileSync(new URL(`../../../data/${path}`, import.meta.url), 'utf8'));
const { texts } = read('messages.json');

test('the catalogue fits its schema', () => {
  const ajv = new Ajv2020({ allErrors: true });
  const check = ajv.compile(read('schema/messages.schema.json'));
  assert.ok(check(read('messages.json')), ajv.errorsText(check.errors));
});

test('every code of openapi.yaml has a text', () => {
  const { schemas, responses } = openapi.components;
  for (const code of schemas.RefusalCode.enum) assert.ok(texts[`refusal.${code}`], code);
  for (const stage of schemas.Stage.enum) assert.ok(texts[`stage.${stage}`], stage);
  for (const code of schemas.Notice.properties.code.enum) assert.ok(texts[`notice.${code}`], code);
  for (const [name, response] of Object.entries(responses)) {
    const schema = response.content?.['application/problem+json']?.schema;
    for (const code of schema?.allOf[1].properties.code.enum ?? []) {
      assert.ok(texts[`problem.${code}.detail`] ?? texts[`refusal.${code}`], `${name}: ${code}`);
    }
  }
});
