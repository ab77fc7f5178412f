import * as vscode from 'vscode';

/** As much of the API of VS Code's git extension as is used. */
interface Repository {
  readonly state: { readonly HEAD?: { readonly commit?: string } };
  getCommit(ref: string): Promise<{ readonly hash: string }>;
}
interface Git {
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: vscode.Event<'uninitialized' | 'initialized'>;
  getRepository(uri: vscode.Uri): Repository | null;
}
interface GitExtension { readonly enabled: boolean; getAPI(version: 1): Git }

/** As long as git may take to find the repositories of a window. */
const longestMs = 15_000;

/**
 * The repository that a folder is in, as VS Code's git extension has found it. `undefined` where there is none or no git: on the web, in virtual
 * workspaces, in Restricted Mode, or when it is switched off. Waits for git to be ready, so it is not for the start.
 */
export async function repositoryOf(folder: vscode.Uri): Promise<Repository | undefined> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (!extension) { return undefined; }
  const { enabled, getAPI } = await extension.activate().then((exported) => ({ enabled: exported.enabled, getAPI: () => exported.getAPI(1) }));
  if (!enabled) { return undefined; }
  const git = getAPI();
  if (git.state !== 'initialized') { await initialized(git); }
  return git.getRepository(folder) ?? undefined;
}

function initialized({ onDidChangeState }: Git): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      listening.dispose();
      clearTimeout(timer);
      resolve();
    };
    const listening = onDidChangeState((state) => { if (state === 'initialized') { done(); } });
    const timer = setTimeout(done, longestMs);
  });
}

/** Whether a repository's history has a commit; `undefined` when git cannot tell. Only what is a whole hash is asked about. */
export async function hasCommit(repository: Repository, commit: string): Promise<boolean | undefined> {
  if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(commit)) { return undefined; }
  const answers = (ref: string): Promise<boolean> => repository.getCommit(ref).then(({ hash }) => hash !== '', () => false);
  return await answers(commit) || (await answers('HEAD') ? false : undefined);
}
