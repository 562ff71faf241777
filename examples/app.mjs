// Runs the examples as cdk.json's app.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const jar = join(dirname(fileURLToPath(import.meta.url)), 'target', 'examples.jar');
// It is done before the second compiler would pay.
const { status, error } = spawnSync('java', ['-XX:TieredStopAtLevel=1', '-jar', jar], { stdio: 'inherit' });
if (error) console.error(`Cannot run java: ${error.message}. The app needs JDK 17 or newer on the PATH.`);
process.exit(status ?? 1);
