const any = (words: readonly string[]): string => words.map((word) => word.replace(/[ -]/g, '[ -]')).join('|');
const whole = (words: readonly string[]): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${any(words)})(?![\\p{L}\\p{N}])`, 'giu');

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

/** Parts of a screen. In what people want, they are an answer before the question. */
export const SCREEN = whole([
  'button', 'buttons', 'drop ?down', 'drop ?downs', 'drop ?down menu', 'pop ?up', 'pop ?ups', 'modal', 'checkbox', 'checkboxes', 'check box', 'radio button',
  'radio buttons', 'slider', 'tooltip', 'tooltips', 'hamburger menu', 'carousel', 'accordion', 'text field', 'text box', 'textbox', 'combo box', 'tabs',
  'scroll ?bar', 'wizard', 'toggle switch', 'sidebar', 'mega menu', 'spinner', 'lightbox', 'multi line text field',
]);

/** Technology, in a wish of somebody who does not work with it. */
export const TECHNOLOGY = whole([
  'SQL', 'SQLite', 'MySQL', 'Postgres', 'PostgreSQL', 'MongoDB', 'Redis', 'Kafka', 'REST API', 'GraphQL', 'microservice', 'microservices', 'stored procedure',
  'database table', 'database column', 'cron job', 'React', 'Angular', 'JavaScript', 'JQuery', 'CSS', 'webhook', 'webhooks', 'lambda function', 'Kubernetes', 'Docker',
]);

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
export const FAILURE = /\b(?:errors?|fail\w*|invalid\w*|wrong\w*|missing|empty|blank|cannot|can['’]?t|could ?n[o'’]t|not|no|none|nothing|nobody|never|don['’]?t|doesn['’]?t|isn['’]?t|aren['’]?t|hasn['’]?t|haven['’]?t|won['’]?t|without|unless|except|unavailable|offline|down|time(?:s|d)? ?out|timeout|expir\w*|already|too (?:long|many|large|big|small|short|late)|refus\w*|reject\w*|den(?:y|ied|ies)|warn\w*|prevent\w*|duplicate\w*|limit\w*|at most|unknown|unauthori[sz]ed|forbidden|lost|interrupted|cancel\w*|fewer than|less than|exceed\w*|incorrect\w*|incomplete|only)\b/iu;
