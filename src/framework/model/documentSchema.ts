import * as v from 'valibot';
import { says, id, line, prose, LIST, lines, ids } from './frameworkFields';
import { DOCUMENT_FORMS, STORY_FORMS, TESTS } from '../../companion/model/checkNames';

export const CheckSchema = v.pipe(
  v.strictObject({
    id: id('Id of the check, unique in its kind of document. What people dismiss points at it, so it does not change once in use.'),
    name: line(100, 'What people see in the list, for example "Says what is out of scope".'),
    test: v.pipe(v.picklist(TESTS, says('notOneOf')), v.description('What is looked at.')),
    headings: lines(
      100, 'Sections to look in, by words of their headings, labels or first cells. Without any, the whole document.', 'Words in a heading.',
    ),
    words: lines(100, 'Words or phrases of which one is enough; for hasSection, those that say it without a section. For columnFilled, names of columns.', 'A word, a phrase or the name of a column.'),
    least: v.optional(v.pipe(
      v.number(), v.integer(says('notWhole')), v.minValue(1, says('outOfRange')), v.maxValue(1000, says('outOfRange')),
      v.description('How many there should be at least: 1 unless given. For size, how many words are too many.'),
    )),
    finding: prose(300, 'What people see when it is not there yet. Without it, Craftlog uses words of its own.'),
    advice: prose(1000, 'Why it helps and what to do, in one or two sentences.'),
  }),
  v.title('Check'),
  v.description('Something a document of this kind should have.'),
);

export const DocumentSchema = v.pipe(
  v.strictObject({
    id: id('Id of the kind of document.'),
    name: line(200, 'Name people see, for example "Roadmap".'),
    files: lines(200, 'Globs for files of this kind. Without a slash they match the file name.', 'A glob, in quotes: "*roadmap*".'),
    names: lines(100, 'What such a document calls itself, in its title, its file name or its folder.', 'A name of the kind.'),
    begins: lines(100, 'How the title of such a document begins.', 'The first words of a title.'),
    headings: lines(100, 'Words in headings of such a document.', 'Words in a heading.'),
    phrases: lines(100, 'Words or phrases found in such a document.', 'A word or phrase.'),
    forms: v.optional(v.pipe(
      v.array(v.pipe(v.picklist([...STORY_FORMS, ...DOCUMENT_FORMS], says('notOneOf')), v.description('A form of user story or of text.'))),
      v.maxLength(LIST, says('tooMany')), v.description('Forms of user story, and of text, that say it is of this kind.'),
    ), () => []),
    activities: ids(LIST, 'Activities that such a document shows, the likeliest first. Without any, such a document shows nothing.', 'Id of an activity of this framework.'),
    shows: v.optional(v.pipe(
      v.picklist(['inOrder', 'topic'], says('notOneOf')),
      v.description('inOrder: the first activity is the likeliest. topic: it shows what it is about, so that its words count more than that order.'),
    )),
    checkedAs: v.optional(id('Another kind of this framework whose checks it gets, and as which it is shown.')),
    templates: ids(LIST, 'Templates that such documents are made from.', 'Id of a template of this framework.'),
    checks: v.optional(v.pipe(
      v.array(CheckSchema), v.maxLength(LIST, says('tooMany')), v.description('What to look at before it is ready, in the order people see.'),
    ), () => []),
  }),
  v.title('Document'),
  v.description('A kind of document: how to recognise it and what makes it ready.'),
);

export const TemplateSchema = v.pipe(
  v.strictObject({
    id: id('Id of the template.'),
    name: line(200, 'Name people see.'),
    description: prose(300, 'What it is for, in one sentence.'),
    file: v.optional(line(200, 'A name for the file.'), 'document.md'),
    activities: ids(LIST, 'Activities that it shows once it is filled in, the likeliest first.', 'Id of an activity of this framework.'),
    headings: lines(200, 'Headings of its text, by which a document made from it is known. Built-in frameworks get them from the text.', 'A heading.'),
    body: prose(20_000, 'The text, as Markdown. What people fill in stands in square brackets: [who needs it].'),
  }),
  v.title('Template'),
  v.description('A document to start from.'),
);
