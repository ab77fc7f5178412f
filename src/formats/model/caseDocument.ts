import { linkOf } from './caseEdges';
import { listOf } from './casePackages';
import { caseExtras } from './caseTexts';
import type { FrameworkDraft } from './frameworkBuilder';
import type { ImportTally } from './importTally';
import { isObject, textOf } from './jsonOf';
import type { JsonObject } from './jsonOf';

/** What a package says of the framework as a whole. Without a document, what its items say of the document, else the name of the file. */
export function documentDraft(pack: JsonObject, file: string, tally: ImportTally): FrameworkDraft {
  const document: JsonObject = isObject(pack.CFDocument) ? pack.CFDocument : {};
  const link = listOf(pack.CFItems).find((item): item is JsonObject => isObject(item) && isObject(item.CFDocumentURI))?.CFDocumentURI as JsonObject | undefined;
  const given = textOf(document.title).trim();
  const name = given || textOf(link?.title).trim() || file.replace(/^.*[/\\]/, '').replace(/\.\w{1,8}$/, '').trim() || 'CASE';
  if (!given) { tally.repair('named'); }
  const changed = /^\d{4}-\d\d-\d\d/.exec(textOf(document.lastChangeDateTime))?.[0];
  const { id, source } = caseExtras(document);
  const url = textOf(document.officialSourceURL).trim();
  return {
    name, code: id ?? (linkOf(document) || linkOf(link)), description: joined(document.description, document.notes),
    version: textOf(document.version).trim() || changed,
    ...(source !== 'none' && {
      source: {
        title: textOf(source?.title) || name, url, licence: licenceOf(pack, document),
        attribution: source ? textOf(source.attribution) : textOf(document.publisher).trim() || textOf(document.creator),
      },
    }),
  };
}

const joined = (...texts: readonly unknown[]): string => texts.map((text) => textOf(text).trim()).filter(Boolean).join('\n\n');

function licenceOf(pack: JsonObject, document: JsonObject): string {
  const link = document.licenseURI;
  const licences = isObject(pack.CFDefinitions) ? listOf(pack.CFDefinitions.CFLicenses).filter(isObject) : [];
  const licence = licences.find((one) => linkOf(one) === linkOf(link));
  return textOf(licence?.title).trim() || (isObject(link) ? textOf(link.title) : textOf(link)).trim();
}
