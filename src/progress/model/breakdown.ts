import type { ActivityEntry } from '../../framework/model/framework';
import type { Status } from '../../logbook/model/logbook';
import type { Progress } from '../../logbook/model/progress';
import { summarise } from '../../logbook/model/summary';
import type { Summary } from '../../logbook/model/summary';
import { shareOf } from './lead';
import type { Breakdown, StandingLead } from './lead';

export interface BreakdownWords {
  counts(summary: Summary): string;
  label(counts: string, name: string): string;
  labelToSkills(text: string, standing: Status): string;
}

/** The Skills view has them all. */
const most = 60;
const order: readonly Status[] = ['inProgress', 'done', 'notStarted', 'notRelevant'];

/** Some activities as one row. `all`: also those of which nothing is logged. */
export function breakdown(
  { key, name, about, all }: { readonly key: string; readonly name: string; readonly about: string; readonly all: boolean },
  activities: readonly ActivityEntry[], progress: Progress, words: BreakdownWords,
): Breakdown {
  const summary = summarise(activities, progress);
  const counts = words.counts(summary);
  const shown = activities.map((activity) => ({ activity, standing: progress.status(activity.key) }))
    .filter(({ standing }) => standing !== 'notRelevant' && (all || standing !== 'notStarted'))
    .sort((a, b) => order.indexOf(a.standing) - order.indexOf(b.standing)).slice(0, most);
  return {
    key, name, about, share: shareOf(summary), counts, label: words.label(counts, name),
    activities: shown.map(({ activity, standing }): StandingLead => {
      const text = activity.activity.title;
      return {
        key: activity.key, text, standing, label: words.labelToSkills(text, standing), target: { kind: 'activity', activity: activity.key },
      };
    }),
  };
}
