// Adds up vitest's JSON reports: `node .ci/sum.mjs SUITE STATUS NEWEST STATUS|skipped`. A run without a report, or one that
// failed without naming a test, counts as one failure; a skipped second run counts the tests that it would have run.
import { existsSync, readFileSync } from 'node:fs';

const [suite, suiteStatus, newest, newestStatus] = process.argv.slice(2);
const sum = { passed: 0, failed: 0, skipped: 0 };

function add(path, status) {
  const results = read(path);
  const before = sum.failed;
  for (const { assertionResults, status: file } of results) {
    for (const { status: test } of assertionResults) sum[test === 'passed' || test === 'failed' ? test : 'skipped']++;
    if (file === 'failed' && !assertionResults.some(({ status: test }) => test === 'failed')) sum.failed++;
  }
  if (status !== '0' && sum.failed === before) sum.failed++;
}

function read(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).testResults : [];
}

add(suite, suiteStatus);
if (newestStatus === 'skipped') {
  sum.skipped += read(suite)
    .filter(({ name }) => name.includes('.spawn.test.'))
    .flatMap(({ assertionResults }) => assertionResults).length;
} else add(newest, newestStatus);

console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
if (sum.failed > 0 || sum.passed === 0) process.exitCode = 1;
