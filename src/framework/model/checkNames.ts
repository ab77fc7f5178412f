/** Tests of one user story, in the order people meet them. */
export const STORY_TESTS = [
  'who', 'what', 'why', 'oneThing', 'problem', 'vagueWords', 'size', 'criteria', 'testable', 'failureCase', 'sameForm', 'duplicate',
] as const;

/** Tests of any document. Their parameters stand in the framework: `headings`, `words`, `least`. */
export const DOCUMENT_TESTS = ['hasSection', 'saysOneOf', 'hasNumber', 'hasDate', 'hasList', 'columnFilled', 'hasOwner', 'noBlame', 'noLeading', 'noPlaceholder'] as const;

/** How a framework names what a check does. */
export const TESTS = [...STORY_TESTS, ...DOCUMENT_TESTS] as const;

export type StoryTest = (typeof STORY_TESTS)[number];
export type DocumentTest = (typeof DOCUMENT_TESTS)[number];
export type Test = StoryTest | DocumentTest;

/** Forms that a user story is written in. A scenario is Given, When, Then without a story of its own. */
export const STORY_FORMS = ['userStory', 'jobStory', 'scenario'] as const;
/** What the text of a document is made of, besides stories. */
export const DOCUMENT_FORMS = [
  'questions', 'steps', 'checklist', 'times', 'dates', 'versions', 'references', 'quotes', 'money', 'targets', 'rules', 'explains', 'code', 'links',
] as const;
export type DocumentForm = (typeof DOCUMENT_FORMS)[number];

export type StoryForm = (typeof STORY_FORMS)[number];

export const isStoryTest = (test: Test): test is StoryTest => (STORY_TESTS as readonly string[]).includes(test);
