import * as vscode from 'vscode';
import type { FrameworkStore } from '../framework/frameworkStore';
import type { Framework, Template } from '../framework/model/framework';

export interface TemplateEntry { readonly framework: Framework; readonly template: Template }

/** Templates of the frameworks in use. Texts of built-in ones are read when asked for, so that starting up does not pay for them. */
export class TemplateStore {
  constructor(private readonly extensionUri: vscode.Uri, private readonly frameworks: FrameworkStore) { }

  get all(): readonly TemplateEntry[] {
    return this.frameworks.catalog.frameworks.flatMap((framework) => framework.templates.map((template) => ({ framework, template })));
  }

  /** By `framework/template`, or by the template's id alone, of which the first counts. */
  find(name: string): TemplateEntry | undefined {
    return this.all.find(({ framework, template }) => `${framework.id}/${template.id}` === name) ?? this.all.find(({ template }) => template.id === name);
  }

  /** The Markdown of a template. Rejects when Craftlog's own file cannot be read. */
  async bodyOf({ framework, template }: TemplateEntry): Promise<string> {
    if (template.body) { return template.body; }
    const uri = vscode.Uri.joinPath(this.extensionUri, 'dist', 'frameworks', `${framework.id}.templates.json`);
    const bodies = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))) as Readonly<Record<string, string>>;
    return bodies[template.id] ?? '';
  }
}
