// All rows of the matrix.
import { bodyFaults } from './bodyFaults';
import { connectionFaults, redirectFaults } from './connectionFaults';
import { echoFaults } from './echoFaults';
import type { Fault } from './fault';
import { recordFaults } from './recordFaults';
import { statusFaults } from './statusFaults';

export const FAULTS: readonly Fault[] = [
	...connectionFaults,
	...redirectFaults,
	...statusFaults,
	...bodyFaults,
	...recordFaults,
	...echoFaults,
];
