import type { ActivityKey } from '../framework/model/framework';
import type { EntryId } from '../logbook/model/logbook';

/** What the Skills view is made of. `id` is stable, and each id has one row object for as long as the view lives. */
export interface GroupRow { readonly kind: 'group'; readonly id: string }
export interface ActivityRow { readonly kind: 'activity'; readonly id: string; readonly key: ActivityKey; readonly parent: GroupRow }
export interface EvidenceRow { readonly kind: 'evidence'; readonly id: string; readonly entry: EntryId; readonly parent: ActivityRow }
/** Some of the evidence of an activity that has more than a list can show at once: so many pieces from the place `from`, which counts from 0. */
export interface PartRow { readonly kind: 'part'; readonly id: string; readonly from: number; readonly parent: ActivityRow }
/** Shown until there is evidence: the way to the first piece. */
export interface StartRow { readonly kind: 'start'; readonly id: 'start' }
/** A question of Craftlog's that waits for an answer. */
export interface OfferRow { readonly kind: 'offer'; readonly id: string; readonly offer: string }
export type Row = GroupRow | ActivityRow | PartRow | EvidenceRow | StartRow | OfferRow;
