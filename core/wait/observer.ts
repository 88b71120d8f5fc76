import type { Seen } from '../look/look';
import type { Task } from '../task/task';

/** What the observer is told about one look. */
export interface LookReport {
	readonly asked: number;
	/** Ids that the answers said something about. */
	readonly answered: number;
	/** Tasks that this look saw at their end. */
	readonly done: number;
	/** Ids that are still waited for. */
	readonly open: number;
	/** The text of the first problem that this look met, or null. */
	readonly problem: string | null;
}

/** @returns what the observer is told about a look */
export function reportOf(
	seen: ReadonlyMap<string, Seen>,
	counts: Pick<LookReport, 'done' | 'open'>,
): LookReport {
	const outcomes = [...seen.values()].map(({ outcome }) => outcome);
	const problems = outcomes.flatMap((outcome) => ('problem' in outcome ? outcome.problem : []));
	return {
		asked: seen.size,
		answered: seen.size - problems.length,
		...counts,
		problem: problems[0]?.message ?? null,
	};
}

/** Is told of the looks and the ended tasks of a wait while the wait goes on. */
export interface Observer {
	looked(report: LookReport): void;
	/** A task has come to its end. */
	done(task: Task): void;
}

/** Calls the observer and ignores what it throws, so that a faulty observer cannot cost the wait its answers. */
export function tell(what: () => void): void {
	try {
		what();
	} catch {
		// There is no other place to report it to.
	}
}
