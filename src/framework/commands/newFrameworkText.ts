import * as vscode from 'vscode';

const comment = (text: string, indent = ''): string => text.split('\n').map((line) => `${indent}# ${line}`).join('\n');
const quoted = (text: string): string => JSON.stringify(text);

/** A framework file in the person's language that has one skill and two activities, and says what to do with each part. It is valid as it is. */
export function newFrameworkText(id: string, name: string): string {
  return `${comment(vscode.l10n.t('This is a framework: skills, and things to have done in each. Change any text, and save: the Skills view follows.'))}
${comment(vscode.l10n.t('Needed are only id, version, name and skills. Everything else can go. Press Ctrl+Space to see what can be written where.'))}

${comment(vscode.l10n.t('Evidence points at ids, so ids stay as they are, while names and titles may change.'))}
id: ${quoted(id)}
version: '1.0.0'
name: ${quoted(name)}
description: ${quoted(vscode.l10n.t('What the framework is for, in a sentence.'))}

${comment(vscode.l10n.t('How far someone can get in a skill, lowest first.'))}
levels:
  - id: awareness
    name: ${quoted(vscode.l10n.t('Awareness'))}
  - id: working
    name: ${quoted(vscode.l10n.t('Working'))}

skills:
  - id: first-skill
    name: ${quoted(vscode.l10n.t('A skill'))}
    description: ${quoted(vscode.l10n.t('What the skill is.'))}
${comment(vscode.l10n.t('What someone at each level can do: level id, then text.'), '    ')}
    levels:
      awareness: ${quoted(vscode.l10n.t('Can say what it is and where it helps.'))}
      working: ${quoted(vscode.l10n.t('Uses it in real work, with some support.'))}
    activities:
      - id: first-activity
${comment(vscode.l10n.t('What to do, as an instruction.'), '        ')}
        title: ${quoted(vscode.l10n.t('Do something that shows the skill'))}
        guidance: ${quoted(vscode.l10n.t('How to go about it, in one to three sentences.'))}
${comment(vscode.l10n.t('Kinds of document that would show it.'), '        ')}
        evidence:
          - ${quoted(vscode.l10n.t('a note of what you did and what came of it'))}
${comment(vscode.l10n.t('Words in such documents, and names of files. With these, Craftlog suggests the activity where it fits.'), '        ')}
        keywords: [${quoted(vscode.l10n.t('a telling word'))}]
        files: ['*first-activity*']
      - id: second-activity
        title: ${quoted(vscode.l10n.t('Do something else that shows it'))}
${comment(vscode.l10n.t('Activities that people often do together, by id. If an id has to change, use Rename Id and Keep the Evidence on it.'), '        ')}
        related: [first-activity]

${comment(vscode.l10n.t('What someone could have done by when, in days from their start. Nothing is late.'))}
milestones:
  - id: 30-days
    name: ${quoted(vscode.l10n.t('First 30 days'))}
    days: 30
    activities: [first-activity]
`;
}
