import { candidatesAround } from './candidates';
import type { Candidate, Prior } from './candidates';
import { ExpectedDuration } from './expectedDuration';
import type { Part } from './expectedDuration';
import { atAge } from './logNormal';
import type { LogNormal } from './logNormal';

/** The share of tasks whose duration nobody can foresee: at once out of a cache, or stuck. Some of these never end. */
const SHARE_UNFORESEEN = 0.035;
const SHARE_NEVER = 0.3;
const SPREAD_UNFORESEEN = 2;

/** The weight of an earlier duration, relative to that of the next newer one. */
const FADING = 0.87;
/** This many earlier durations weigh as much as the log-normal shape that is assumed of all tasks. */
const COUNT_OF_SHAPE = 2;
/** The spread of what is expected around an earlier duration if there is only one; less if there are many. */
const SPREAD_AROUND_ONE = 0.32;
const NARROWING = 0.1;
/** The share that the first belief keeps, however much was learnt, because a model may have been replaced today. */
const SHARE_OF_FIRST = 0.18;

/** Added to every likelihood, so that one duration far outside what is expected cannot rule a median out. */
const LEAST_LIKELIHOOD = 1e-6;

/**
 * After this many ended tasks, waits that begin later get a new belief: what was seen does not fade within a
 * belief, so by then the newest remembered durations say more.
 */
const ENDS_FOR_NEWCOMERS = 20;

/** A task that runs longer than this many medians may be stuck, so it must not count for other waits' tasks. */
const MEDIANS_FOR_OTHERS = 2;

/** Parts less likely than this are left out. */
const LEAST_SHARE = 1e-7;

/**
 * How long the tasks of one kind take, as far as that is known: an uncertain median with the tasks log-normal
 * around it, and beside it the durations of earlier tasks as they were, because a kind may have two usual durations
 * (30 of 100 tasks come at once out of a cache). Each task that ends, and each that is seen running at its age, makes
 * some medians likelier. The first tasks to end are the short ones; those that still run speak against a short median.
 *
 * The cost of taking in a task does not grow with how many were taken in before.
 */
export class DurationBelief {
	private readonly candidates: readonly Candidate[];

	private readonly unforeseen: LogNormal;

	/** Earlier durations as parts of what is expected; their shares add up to 1, if there are any. */
	private readonly learnt: readonly Part[];

	/** The share of `learnt` in what is expected. */
	private readonly shareOfLearnt: number;

	/** The likeliest median in seconds, by the mean of its logarithm, as it was when this belief was made. */
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

	/** Takes in that a task last known to run at one age, in seconds, ran at another; a lower one takes it back. */
	noteRunning(beforeSeconds: number, seconds: number): void {
		if (beforeSeconds === seconds) return;
		const before = this.running(beforeSeconds);
		const after = this.running(seconds);
		for (const [index, one] of this.candidates.entries())
			one.logWeight += Math.log((after[index] ?? 1) / (before[index] ?? 1));
	}

	/** @returns whether a wait that begins now may share this belief with the waits that use it already */
	isForNewcomers(): boolean {
		return this.endedCount < ENDS_FOR_NEWCOMERS;
	}

	/** @returns whether a task that was seen running at this age, in seconds, may count for other waits' tasks */
	concernsOthers(seconds: number): boolean {
		return seconds <= MEDIANS_FOR_OTHERS * this.medianAtFirst;
	}

	/** @returns a copy of the belief, which does not change with what is taken in here from now on */
	copy(): DurationBelief {
		const own = Object.assign(Object.create(DurationBelief.prototype) as DurationBelief, this);
		return Object.assign(own, { candidates: this.candidates.map((one) => ({ ...one })) });
	}

	/**
	 * @param ranSeconds the age at which the task was last seen running, in seconds; 0 if never. `noteRunning` has
	 * taken it in already, so it is left out here and does not count twice
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

	/** @returns each median with its share, all together 1, without what one task that ran so long has added */
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
