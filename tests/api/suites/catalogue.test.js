// data/messages.json against its schema; every code that openapi.yaml names has a text, and every help its language.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import Ajv2020 from 'ajv/dist/2020.js';
import { openapi } from '../support/contract.js';
import { binary } from '../support/server.js';

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

test('every command explains itself in the language asked for', () => {
  const english = /Usage|Options|Arguments|Commands|REQUIRED|required|Needs|Print |print |Example|Exit code|Excludes/;
  for (const command of [[], ['serve'], ['import'], ['export'], ['log'], ['log', 'verify'], ['doctor'],
    ['log', 'rotate-key'], ['backup'], ['restore'], ['register-receipt'], ['demo']]) {
    const chinese = execFileSync(binary, [...command, '--help', '--lang=zh-CN'], { encoding: 'utf8' });
    assert.match(chinese, /用法.*选项.*退出码/s, command.join(' '));
    assert.doesNotMatch(chinese, english, command.join(' '));
    const help = execFileSync(binary, [...command, '--help', '--lang', 'en'], { encoding: 'utf8' });
    assert.match(help, /Usage.*Options.*Exit code/s, command.join(' '));
    assert.doesNotMatch(help.replace('明诉', ''), /[一-鿿]/, command.join(' '));
  }
});
