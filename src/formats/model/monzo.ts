import { FrameworkBuilder } from './frameworkBuilder';
import type { SkillBuilder } from './frameworkBuilder';
import type { ImportFile, Importer, ImportOptions } from './importer';
import { ImportTally } from './importTally';
import type { Place } from './importTally';
import { asActivities, statementsChoice } from './statements';
import { isYamlObject, yamlField, yamlList, yamlOf, yamlText } from './readYaml';
import type { YamlText, YamlValue } from './readYaml';
import { smallest } from '../../text/lists';

/**
 * Progression frameworks as the site that Monzo published has them, and whoever took it over: Markdown with topics in its front matter, each
 * with criteria, and criteria with examples, per level. A topic is a skill, a criterion is an activity and part of its level.
 */
export const monzoImporter: Importer = {
  format: 'monzo',
  recognises(files) {
    const scores = files.map((file) => {
      if (!/\btopics["']?[ \t]*:/.test(file.text.slice(0, 20_000))) { return 0; }
      const topics = yamlList(yamlField(yamlOf(file).value, 'topics')).filter(isYamlObject);
      const content = topics.filter((topic) => yamlList(topic.content).some((level) => yamlField(level, 'criteria') !== undefined || yamlField(level, 'exampleCriteria') !== undefined));
      return topics.length ? 0.3 + 0.65 * (content.length / topics.length) : 0;
    });
    return scores.length ? smallest(scores) : 0;
  },
  choices: () => [statementsChoice('activities')],
  read(files, options) {
    const tally = new ImportTally('monzo', 'item');
    return tally.result(files.map((file) => readMonzo(file, options, tally)));
  },
};

interface LevelName { readonly id: string; readonly name: string }

const EMOJI = /^[\p{Extended_Pictographic}\p{Emoji_Modifier}\u200d\ufe0f\s]+/u;

function readMonzo(file: ImportFile, options: ImportOptions, tally: ImportTally): ReturnType<FrameworkBuilder['build']> {
  const yaml = yamlOf(file);
  const name = withoutEmoji(yamlText(yamlField(yaml.value, 'title'))) || file.name.replace(/\.\w+$/, '');
  const path = yamlText(yamlField(yaml.value, 'path')).replace(/^\/+/, '');
  const builder = new FrameworkBuilder({ name, code: path && `${path.replace(/\//g, '-')}-progression`, description: yaml.after, source: { title: name } }, tally);
  for (const line of yaml.mistakes) { tally.repair('syntax', { row: line, file: file.name }); }
  const topics = yamlList(yamlField(yaml.value, 'topics'));
  const levels = levelsOf(topics, yaml, builder, tally, file.name);
  const reader = new TopicReader(yaml, levels, tally, asActivities(options, 'activities'), file.name);
  topics.forEach((topic, i) => {
    const place = { row: yaml.itemLinesOf(yamlField(yaml.value, 'topics')!)[i], file: file.name };
    if (!isYamlObject(topic)) { tally.drop('unreadable', place); return; }
    const code = yamlText(topic.name);
    const title = withoutEmoji(yamlText(topic.title)) || capital(code);
    const description = [topic.description, topic.summary].map((text) => yamlText(text)).find(Boolean);
    const aliases = code && code.toLowerCase() !== title.toLowerCase() ? [code] : [];
    const skill = tally.take(builder.skill({ name: title, description, aliases }, place), place);
    yamlList(topic.content).forEach((level, at) => { reader.read(skill, level, at + 1); });
    if (skill) { reader.addActivities(skill); }
  });
  return builder.build();
}

/** All levels any topic has, by their numbers. */
function levelsOf(
  topics: readonly YamlValue[], yaml: YamlText, builder: FrameworkBuilder, tally: ImportTally, file: string,
): ReadonlyMap<string, LevelName> {
  const said = topics.flatMap((topic) => yamlList(yamlField(topic, 'content')).map((level, i) => levelKey(level, i + 1)));
  const count = Number(yamlText(yamlField(yaml.value, 'levels')));
  const counted = Number.isInteger(count) && count > 0 && count <= 20 ? Array.from({ length: count }, (_, i) => String(i + 1)) : [];
  const keys = [...new Set([...counted, ...said])];
  const numbers = keys.every((key) => /^\d{1,4}$/.test(key));
  if (numbers) { keys.sort((one, other) => Number(one) - Number(other)); }
  const levels = new Map<string, LevelName>();
  for (const key of keys) {
    const name = /^\d/.test(key) ? `Level ${key}` : capital(key);
    const taken = builder.level({ name });
    if ('value' in taken) { levels.set(key, { id: taken.value, name }); } else { tally.repair('leftOut', { file }, { field: 'levels', name }); }
  }
  return levels;
}

/** What a level is called; one that is called nothing is known by its place. */
const levelKey = (level: YamlValue, place: number): string => yamlText(yamlField(level, 'level')).slice(0, 100) || String(place);

interface Criterion { readonly place: Place; readonly levels: Set<string>; readonly examples: string[] }

class TopicReader {
  /** Of the topic that is being read. Topics say the same at several levels, which is one activity. */
  private criteria = new Map<string, Criterion>();

  constructor(
    private readonly yaml: YamlText, private readonly levels: ReadonlyMap<string, LevelName>, private readonly tally: ImportTally,
    private readonly activities: boolean, private readonly file: string,
  ) { }

  /** Criteria and examples of one level of a topic: each is one item. */
  read(skill: SkillBuilder | undefined, content: YamlValue, at: number): void {
    const level = this.levels.get(levelKey(content, at));
    const criteria = yamlField(content, 'criteria') ?? '';
    const lines = this.yaml.itemLinesOf(criteria);
    // One criterion may stand without a list.
    (typeof criteria === 'string' ? [criteria].filter(Boolean) : yamlList(criteria)).forEach((criterion, i) => this.add(skill, level, criterion, { row: lines[i] ?? this.yaml.lineOf(content), file: this.file }));
    const exampled = yamlField(content, 'exampleCriteria') ?? '';
    yamlList(exampled).forEach((criterion, i) => this.add(skill, level, criterion, { row: this.yaml.itemLinesOf(exampled)[i], file: this.file }));
  }

  /** A criterion is text, or text with examples. */
  private add(skill: SkillBuilder | undefined, level: LevelName | undefined, criterion: YamlValue, place: Place): void {
    const text = yamlText(criterion) || [yamlField(criterion, 'criteria'), yamlField(criterion, 'criterion')].map((one) => yamlText(one)).find(Boolean) || '';
    const examples = yamlList(yamlField(criterion, 'examples')).map((example) => yamlText(example)).filter(Boolean);
    const items = 1 + examples.length;
    if (!skill || !level || !text) { this.tally.drop(!text ? 'noText' : 'tooMany', place, {}, items); return; }
    this.tally.map(items);
    skill.level(level.id, text, place);
    if (this.activities) {
      const known = this.criteria.get(text);
      if (known) { this.tally.repair('joined', place); }
      const one = known ?? { place, levels: new Set<string>(), examples: [] };
      this.criteria.set(text, one);
      one.levels.add(level.name);
      for (const example of examples) { one.examples.push(example); }
    } else if (examples.length) { skill.level(level.id, `(${examples.join('; ')})`, place); }
  }

  addActivities(skill: SkillBuilder): void {
    for (const [title, { place, levels, examples }] of this.criteria) {
      const guidance = [[...levels].join(', '), examples.map((example) => `- ${example}`).join('\n')].filter(Boolean).join('\n\n');
      if ('refused' in skill.activity({ title, guidance }, place)) { this.tally.repair('leftOut', place, { field: 'activities' }); }
    }
    this.criteria = new Map();
  }
}

const withoutEmoji = (text: string): string => text.replace(EMOJI, '').trim() || text.trim();
const capital = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase('en'));
