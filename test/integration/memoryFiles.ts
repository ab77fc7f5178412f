import * as vscode from 'vscode';

type Operation = 'write' | 'delete' | 'rename' | 'read' | 'list' | 'stat';
interface Node { readonly type: vscode.FileType; readonly content: Uint8Array }

/** A disk in memory on which a test can make any step fail, never answer, or be a link or a device. Paths as in the address. */
export class MemoryFiles implements vscode.FileSystemProvider, vscode.Disposable {
  readonly nodes = new Map<string, Node>([['/', { type: vscode.FileType.Directory, content: new Uint8Array() }]]);
  fails: (operation: Operation, path: string) => boolean = () => false;
  hangs: (operation: Operation, path: string) => boolean = () => false;
  readonly done: string[] = [];
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;
  private readonly registration: vscode.Disposable;

  constructor(readonly scheme: string) {
    this.registration = vscode.workspace.registerFileSystemProvider(scheme, this, { isCaseSensitive: true });
  }

  uri(path: string): vscode.Uri {
    return vscode.Uri.from({ scheme: this.scheme, path });
  }

  put(path: string, text: string, type = vscode.FileType.File): void {
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      const folder = path.slice(0, at);
      if (!this.nodes.has(folder)) { this.nodes.set(folder, { type: vscode.FileType.Directory, content: new Uint8Array() }); }
    }
    this.nodes.set(path, { type, content: new TextEncoder().encode(text) });
  }

  /** Of files and whatever else is no folder, sorted. */
  get paths(): string[] {
    return [...this.nodes].filter(([, { type }]) => !(type & vscode.FileType.Directory)).map(([path]) => path).sort();
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  async stat({ path }: vscode.Uri): Promise<vscode.FileStat> {
    const { type, content } = await this.node('stat', path);
    return { type, ctime: 0, mtime: 0, size: content.length };
  }

  async readDirectory({ path }: vscode.Uri): Promise<[string, vscode.FileType][]> {
    await this.node('list', path);
    const start = path === '/' ? path : `${path}/`;
    return [...this.nodes].filter(([other]) => other !== '/' && other.startsWith(start) && !other.slice(start.length).includes('/'))
      .map(([other, { type }]): [string, vscode.FileType] => [other.slice(start.length), type]);
  }

  async createDirectory({ path }: vscode.Uri): Promise<void> {
    await this.may('write', path);
    this.nodes.set(path, { type: vscode.FileType.Directory, content: new Uint8Array() });
  }

  async readFile({ path }: vscode.Uri): Promise<Uint8Array> {
    return (await this.node('read', path)).content;
  }

  async writeFile({ path }: vscode.Uri, content: Uint8Array): Promise<void> {
    await this.may('write', path);
    this.nodes.set(path, { type: vscode.FileType.File, content });
  }

  async delete({ path }: vscode.Uri): Promise<void> {
    await this.node('delete', path);
    for (const other of [...this.nodes.keys()].filter((one) => one === path || one.startsWith(`${path}/`))) { this.nodes.delete(other); }
  }

  async rename(from: vscode.Uri, to: vscode.Uri): Promise<void> {
    await this.may('rename', to.path);
    const node = await this.node('read', from.path);
    this.nodes.delete(from.path);
    this.nodes.set(to.path, node);
  }

  dispose(): void {
    this.registration.dispose();
  }

  private async node(operation: Operation, path: string): Promise<Node> {
    await this.may(operation, path);
    const node = this.nodes.get(path);
    if (!node) { throw vscode.FileSystemError.FileNotFound(path); }
    return node;
  }

  private async may(operation: Operation, path: string): Promise<void> {
    this.done.push(`${operation} ${path}`);
    if (this.hangs(operation, path)) { await new Promise(() => undefined); }
    if (this.fails(operation, path)) { throw vscode.FileSystemError.NoPermissions(path); }
  }
}
