// Every fault × every provider of the registry × an operation.
import { PROVIDERS } from '../../providers/registry';
import type { Course, Fault, Operation } from './fault';
import { FAULTS } from './faults';

export interface Cell {
	readonly fault: Fault;
	readonly course: Course;
	readonly provider: (typeof PROVIDERS)[number];
	readonly operation: Operation;
}

const COURSES = ['once', 'always'] as const;

export function cellsOf(operation: Operation): readonly Cell[] {
	return FAULTS.flatMap((fault) =>
		COURSES.flatMap((course) =>
			PROVIDERS.map((provider) => ({ fault, course, provider, operation })),
		),
	);
}
