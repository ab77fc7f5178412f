/** Takes no room and is not read aloud: the text looks as it did. */
const wordJoiner = '\u2060';

/**
 * A sentence as it may stand in a message of VS Code, with whatever it says of others: names of activities, files and people, quotes, remarks.
 * VS Code has one way (`parseLinkedText` in vs/base/common/linkedText.ts) to make links of `[words](address "title")`, whose address is
 * https:, http:, command: or file:, and it has no way to escape them. A link to a command runs it with any argument in one click. It is used
 * - in messages that are not modal, and in their copy in the list of notifications; line ends are made blanks first, and 1,000 characters are kept;
 * - in the title and the message of progress, as a notification and in the status bar;
 * - in the prompt and the validation message of an input box;
 * - in the message above a tree, if it is Markdown, in views that are empty, in walkthroughs and in the detail of a language status.
 * Modal messages, placeholders, titles, labels, descriptions and details of quick picks and tree items, and tooltips that are strings, are plain.
 * Input boxes, quick picks, tree labels, buttons and the status bar also make icons of `$(name)`.
 *
 * No link without `](` and no icon without `$(`, so a character that nobody sees is put between. Marks that reorder the text after them, and so
 * what the sentence says, are left out. None of our own sentences has a link: what there is to do is a button. Applied again, it changes nothing.
 * Linear.
 */
export const messageText = (text: string): string => text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '').replace(/([\]$])(?=\()/g, `$1${wordJoiner}`);
