import { candidatesAround } from './candidates';
import type { Candidate, Prior } from './candidates';
import { ExpectedDuration } from './expectedDuration';
import type { Part } from './expectedDuration';
import { atAge } from './logNormal';
import type { LogNormal } from './logNormal';

/** So many tasks end as nobody can foresee: at once, out of a cache, or stuck; some of these never. */
const SHARE_UNFORESEEN = 0.035;
const SHARE_NEVER = 0.3;
const SPREAD_UNFORESEEN = 2;

/** What each earlier duration counts beside the next newer one. */
const FADING = 0.87;
/** So many earlier durations count as much as the shape that is assumed of all. */
const COUNT_OF_SHAPE = 2;
/** How far around an earlier duration others are expected, where there is one; less where there are many. */
const SPREAD_AROUND_ONE = 0.32;
const NARROWING = 0.1;
/** What is left to the first belief however much was learnt, because a model may have been replaced today. */
const SHARE_OF_FIRST = 0.18;

/** So that one duration outside all that is expected cannot rule a median out. */
const LEAST_LIKELIHOOD = 1e-6;

/**
 * What was seen does not fade within a belief, so waits that begin later do not go by it for ever: when so many
 * tasks have ended, the newest durations say it better.
 */
const ENDS_FOR_NEWCOMERS = 20;

/** A task that runs so many times as long as expected may be stuck, and must not be believed of those of others. */
const MEDIANS_FOR_OTHERS = 2;

/** Parts less likely than this are left out. */
const LEAST_SHARE = 1e-7;

/**
 * How long the tasks of one kind take, as far as that is known: a median that is uncertain, with the tasks
 * log-normal around it, and beside it the durations of earlier tasks as they were, because a kind may have two
 * (30 of 100 at once out of a cache). Each task that ends, and each that is seen running at its age, makes some
 * medians likelier; the first to end are the short ones, and those that run on speak against them.
 *
 * What it costs to take in a task does not grow with how many were taken in.
 */
export class DurationBelief {
	private readonly candidates: readonly Candidate[];

	private readonly unforeseen: LogNormal;

	/** Earlier durations as parts of those to come; all together 1, if there are any. */
	private readonly learnt: readonly Part[];

	/** How much of what is expected they are. */
	private readonly shareOfLearnt: number;

	/** The likeliest median in seconds, by the mean of its logarithm, as it was before any task of this wait was seen. */
	readonly medianAtFirst: number;

	private endedCount = 0;

	/** @param learnt how long earlier tasks of the kind took, in seconds, the newest first */
	constructor(prior: Prior, learnt: readonly number[] = []) {
		const logMedian = Math.log(prior.seconds);
		this.unforeseen = { logMedian, spread: SPREAD_UNFORESEEN };
		this.candidates = candidatesAround(prior);
		const weights = learnt.map((_, index) => FADING ** index);
		const total = weights.reduce((sum, weight) => sum + weight, 0);
		const spread = SPREAD_AROUND_ONE * Math.max(1, learnt.length) ** -NARROWING;
		this.shareOfLearnt = total / (total + COUNT_OF_SHAPE);
		this.learnt = learnt.map((seconds, index) => ({
			logMedian: Math.log(seconds),
			spread,
			share: (weights[index] ?? 0) / total,
		}));
		for (const [index, seconds] of learnt.entries()) this.weigh(seconds, weights[index] ?? 0);
		this.medianAtFirst = learnt.length === 0 ? prior.seconds : this.likeliestMedian();
	}

	/** Takes in a task that ended after so many seconds. */
	noteEnd(seconds: number): void {
		this.endedCount += 1;
		this.weigh(seconds, 1);
	}

	/** Takes in that a task which was known to run after some seconds still ran after others; back again as well. */
	noteRunning(beforeSeconds: number, seconds: number): void {
		if (beforeSeconds === seconds) return;
		const before = this.running(beforeSeconds);
		const after = this.running(seconds);
		for (const [index, one] of this.candidates.entries())
			one.logWeight += Math.log((after[index] ?? 1) / (before[index] ?? 1));
	}

	/** @returns whether a wait that begins now goes by it too, together with those that do already */
	isForNewcomers(): boolean {
		return this.endedCount < ENDS_FOR_NEWCOMERS;
	}

	/** @returns whether a task that was seen running at this age says something of the tasks of others */
	concernsOthers(seconds: number): boolean {
		return seconds <= MEDIANS_FOR_OTHERS * this.medianAtFirst;
	}

	/** @returns what is believed now, apart from what is taken in here from now on */
	copy(): DurationBelief {
		const own = Object.assign(Object.create(DurationBelief.prototype) as DurationBelief, this);
		return Object.assign(own, { candidates: this.candidates.map((one) => ({ ...one })) });
	}

	/**
	 * @param ranSeconds after how many seconds the task was last seen running, which was taken in and is not
	 * counted a second time; 0 for a task that was not
	 * @returns what is expected of a task of this kind
	 */
	expected(ranSeconds = 0): ExpectedDuration {
		const ownShare = 1 - this.shareOfLearnt;
		const firstShare = this.learnt.length > 0 ? SHARE_OF_FIRST : 0;
		const likely = this.likely(ranSeconds);
		const shape = likely.map(({ logMedian, spread, share }, index) => ({
			logMedian,
			spread,
			share:
				ownShare * ((1 - firstShare) * share + firstShare * (this.candidates[index]?.share ?? 0)),
		}));
		const learnt = this.learnt.map((part) => ({ ...part, share: this.shareOfLearnt * part.share }));
		const foreseen = [...shape, ...learnt].filter(({ share }) => share > LEAST_SHARE);
		return new ExpectedDuration(
			[
				...foreseen.map((part) => ({ ...part, share: (1 - SHARE_UNFORESEEN) * part.share })),
				{ ...this.unforeseen, share: SHARE_UNFORESEEN * (1 - SHARE_NEVER) },
			],
			SHARE_UNFORESEEN * SHARE_NEVER,
		);
	}

	/** @returns the medians with how likely each is, all together 1; without the word of one task that runs */
	private likely(ranSeconds: number): readonly Part[] {
		const running = this.running(ranSeconds);
		const logs = this.candidates.map(
			({ logWeight }, index) => logWeight - Math.log(running[index] ?? 1),
		);
		const highest = Math.max(...logs);
		const weights = logs.map((log) => Math.exp(log - highest));
		const total = weights.reduce((sum, weight) => sum + weight, 0);
		return this.candidates.map(({ logMedian, spread }, index) => ({
			logMedian,
			spread,
			share: (weights[index] ?? 0) / total,
		}));
	}

	private likeliestMedian(): number {
		const likely = this.likely(0);
		return Math.exp(likely.reduce((sum, one) => sum + one.share * one.logMedian, 0));
	}

	private weigh(seconds: number, weight: number): void {
		const unforeseen =
			SHARE_UNFORESEEN * (1 - SHARE_NEVER) * atAge(this.unforeseen, seconds).ending;
		for (const one of this.candidates) {
			const likelihood = (1 - SHARE_UNFORESEEN) * atAge(one, seconds).ending + unforeseen;
			one.logWeight += weight * Math.log(seconds * likelihood + LEAST_LIKELIHOOD);
		}
	}

	/** @returns the chance that a task runs longer than so many seconds, for each median */
	private running(seconds: number): readonly number[] {
		const unforeseen = SHARE_NEVER + (1 - SHARE_NEVER) * atAge(this.unforeseen, seconds).running;
		const rest = SHARE_UNFORESEEN * unforeseen;
		return this.candidates.map(
			(one) => (1 - SHARE_UNFORESEEN) * atAge(one, seconds).running + rest,
		);
	}
}
