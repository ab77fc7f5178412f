import type { ActivityKey, SkillKey } from '../../framework/model/framework';
import type { EntryId, Status } from '../../logbook/model/logbook';
import type { MilestoneKey } from '../../logbook/model/plan';
import type { Filter } from '../../skills/model/skillRows';
import type { Summary } from '../../logbook/model/progress';

/** The filters of the Skills view that show less than all. */
export type TreeFilter = Exclude<Filter, 'all'>;

/** Where something in the panel leads. */
export type Target =
  | { readonly kind: 'skill'; readonly skill: SkillKey }
  | { readonly kind: 'activity'; readonly activity: ActivityKey }
  | { readonly kind: 'evidence'; readonly entry: EntryId }
  | { readonly kind: 'filter'; readonly filter: TreeFilter; readonly skill?: SkillKey }
  | { readonly kind: 'rate'; readonly skill: SkillKey }
  | { readonly kind: 'milestone'; readonly milestone: MilestoneKey };

/** Words that lead somewhere. `label` is the whole accessible name and begins with `text`. Without a target it is plain text. */
export interface Lead { readonly text: string; readonly label: string; readonly target?: Target }
export interface KeyedLead extends Lead { readonly key: ActivityKey }

/** What the buttons of the panel do. */
export type PanelAction = 'attachFile' | 'openWalkthrough' | 'setRole' | 'setStartDate' | 'startCheckIn';
export interface ActionLead { readonly text: string; readonly action: PanelAction }

/** How many relevant activities stand where; drawn as a bar. */
export interface Share { readonly done: number; readonly inProgress: number; readonly notStarted: number }
export const shareOf = ({ done, inProgress, notStarted }: Summary): Share => ({ done, inProgress, notStarted });

/** A row of which more can be shown: some activities and where each stands. */
export interface Breakdown {
  readonly key: string;
  readonly name: string;
  /** What it means, for those who point at it; may be empty. */
  readonly about: string;
  readonly share: Share;
  /** The counts in words. */
  readonly counts: string;
  /** The accessible name of what shows the activities; begins with the counts. */
  readonly label: string;
  readonly activities: readonly StandingLead[];
}
export interface StandingLead extends KeyedLead { readonly standing: Status }
