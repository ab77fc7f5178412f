const anyCase = (word: string): string => word.replace(/[ -]/g, '[ -]').replace(/\p{L}/gu, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`);
/** Words in any case, and names as they are written. */
const whole = (words: readonly string[], names: readonly string[] = []): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${[...words.map(anyCase), ...names].join('|')})(?![\\p{L}\\p{N}])`, 'gu');

/**
 * Words that two people read in two ways. Short on purpose: "simple", "all" or "some" are vague in a few stories and right in most, and a
 * false alarm costs more than a miss.
 */
export const VAGUE = whole([
  'user friendly', 'intuitive', 'intuitively', 'easy to use', 'easily', 'quickly', 'fast', 'seamless', 'seamlessly', 'smoothly', 'as needed', 'etc',
  'and so on', 'appropriate', 'appropriately', 'robust', 'efficiently', 'as soon as possible', 'asap', 'if possible', 'as appropriate', 'adequate',
  'adequately', 'reasonable', 'state of the art', 'and\\/or', 'various', 'better', 'nicer', 'user friendliness', 'in a timely manner', 'as required',
  'effectively', 'conveniently', 'properly', 'correctly',
]);

/** What nobody can see happen or not happen. */
export const UNTESTABLE = whole([
  'user friendly', 'intuitive', 'intuitively', 'easy to use', 'easily', 'quickly', 'fast', 'seamless', 'seamlessly', 'smoothly', 'as expected',
  'correctly', 'properly', 'works well', 'looks good', 'appropriate', 'appropriately', 'and so on', 'etc', 'good performance', 'if possible', 'robust',
  'works fine', 'acceptable', 'reasonable', 'nice',
]);

/** Parts of a screen. In what people want, they are an answer before the question. Not accordions, tabs or wizards, which are other things too. */
export const SCREEN = whole([
  'button', 'buttons', 'drop ?down', 'drop ?downs', 'drop ?down menu', 'pop ?up', 'pop ?ups', 'modal', 'checkbox', 'checkboxes', 'check box', 'radio button',
  'radio buttons', 'tooltip', 'tooltips', 'hamburger menu', 'text field', 'text box', 'textbox', 'combo box',
  'scroll ?bar', 'toggle switch', 'sidebar', 'mega menu', 'lightbox', 'multi line text field',
]);

/** Technology, in a wish of somebody who does not work with it. Names that are words too count only as they are written. */
export const TECHNOLOGY = whole([
  'SQL', 'SQLite', 'MySQL', 'Postgres', 'PostgreSQL', 'MongoDB', 'Redis', 'Kafka', 'REST API', 'GraphQL', 'microservice', 'microservices', 'stored procedure',
  'database table', 'database column', 'cron job', 'JavaScript', 'JQuery', 'CSS', 'webhook', 'webhooks', 'lambda function', 'Kubernetes', 'Docker',
], ['React', 'Angular']);

/** Roles for whom technology is what their work is about. */
export const TECHNICAL = /\b(?:developers?|engineers?|programmers?|coders?|devops|dev|architects?|maintainers?|contributors?|api|data|database|system|platform|technical|technicians?|analysts?|scientists?|researchers?|testers?|qa|sysadmins?|admin\w*|operators?|designers?|security|integrators?|owners?|scripters?|broker|it)\b/iu;

/** A part of the product cannot want anything. */
export const THING = /^(?:system|application|app|backend|back-end|frontend|front-end|database|server|website|site|software|product|feature|service|platform|api)$/iu;

/** What people do with a product, in the form that follows "to". For two wishes in one sentence. */
const VERBS = new Set((
  'accept access activate add adjust allocate amend approve archive arrange assign attach book browse buy calculate cancel change chat check choose clone close collect comment compare '
  + 'complete conduct configure confirm connect contact copy create customise customize deactivate deal define delete deliver deny disable display donate download draw edit email enable enter '
  + 'estimate evaluate exclude export extract favourite filter find fix flag follow forward generate give group handle hide highlight identify import include index inform insert inspect install '
  + 'integrate invite issue join keep label link list load lock log maintain make manage map mark measure merge message modify monitor move navigate notify offer open order organise '
  + 'organize pause pay pick pin plan post predict prepare preserve prevent preview print process provide publish purchase rank rate read receive recommend record register reject remind '
  + 'remove rename renew reorder replace reply report request reschedule reset respond resolve restore restrict retrieve return review revoke save scan schedule search select sell send set '
  + 'share show sort specify start stop store submit subscribe suggest suspend switch sync tag test track transfer translate undo unlock unpublish update upload use validate verify version view '
  + 'vote watch withdraw write'
).split(' '));
export const isVerb = (word: string): boolean => VERBS.has(word.toLowerCase());

/** What comes of the first step: "enter a postcode and see what is near" is one wish. */
const RESULTS = new Set(
  'see get view receive find know have be read browse check use keep choose select pick continue return make compare monitor review confirm verify save submit send try then display show start'.split(' '),
);
export const isResult = (word: string): boolean => RESULTS.has(word.toLowerCase());

/** Says that something goes another way than hoped. */
export const FAILURE = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${[
  String.raw`errors?|fail\p{L}*|wrong\p{L}*|missing|mistyped|mismatch\p{L}*|empty|blank|problems?|lost|broken|interrupted|abandon\p{L}*|forgot\p{L}*`,
  String.raw`cannot|\p{L}{2,6}n['’]t|could ?not|not?|none|nothing|nobody|never|nowhere|without|unless|except|otherwise|or else|instead`,
  String.raw`offline|down|time(?:s|d)? ?out|timeout|expir\p{L}*|already|taken|overdue|outdated|retry|try again`,
  String.raw`too (?:long|many|much|large|big|small|short|late|early|old|young|few|often)|out of|sold out|fully booked|(?:0|zero)(?= \p{L})`,
  String.raw`refus\p{L}*|reject\p{L}*|declin\p{L}*|den(?:y|ied|ies)|blocks|blocked|locked|suspended|frozen|banned|forbidden|cancel\p{L}*`,
  String.raw`corrupt\p{L}*|conflict\p{L}*|warn\p{L}*|prevent\p{L}*|duplicat\p{L}*|limit\p{L}*|at most|maximum|minimum|exceed\p{L}*|fewer than|less than|more than|only`,
  String.raw`in(?:valid\p{L}*|correct\p{L}*|complete\p{L}*|sufficient\p{L}*|active|eligible|accessible|compatible|consistent)|dis(?:abled|allowed|connect\p{L}*|card\p{L}*)`,
  String.raw`un(?:able|available|known|authori[sz]ed|successful\p{L}*|supported|recogni[sz]ed|expected\p{L}*|reachable|verified|paid|confirmed|registered|readable|saved)`,
].join('|')})(?![\p{L}\p{N}])`, 'iu');
