// Builds the examples if a source is newer than they are. cdk.json runs this before each synthesis.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = ['lambda', 'construct', 'examples'];
const jar = join(root, 'examples', 'target', 'examples.jar');
const libraries = join(root, 'examples', 'target', 'lib');

// A folder's own time tells of files that were removed from it.
function newestIn(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}

const examples = readdirSync(join(root, 'examples')).map((it) => join('examples', it, 'src'));
const inputs = ['pom.xml', ...modules.flatMap((it) => [join(it, 'pom.xml'), join(it, 'src')]), ...examples];
const newest = Math.max(...inputs.map((input) => newestIn(join(root, input))));
if (existsSync(jar) && existsSync(libraries) && statSync(jar).mtimeMs >= newest) process.exit(0);

console.error('Building the handler and the examples (mvn package) ...');
const started = new Date();
const command = `mvn -q package -DskipTests -pl ${modules.join(',')}`;
// A shell, because on Windows mvn is a script.
const { status, error } = spawnSync(command, { cwd: root, shell: true, stdio: ['ignore', 2, 2] });
if (error) console.error(`Cannot run ${command}: ${error.message}`);
if (status !== 0) {
  console.error(`Cannot build the examples: \`${command}\` failed. It needs Maven 3.8 and JDK 17, or newer, on the PATH.`);
  process.exit(1);
}
// Maven leaves a jar alone whose own classes did not change; what was edited meanwhile is newer.
utimesSync(jar, started, started);
