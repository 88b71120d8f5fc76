import type { INodeProperties } from 'n8n-workflow';

import { optionFields } from './options';
import { providerFields } from '../../form/providerFields';
import { titlesOf } from '../../form/titles';
import { recentFields } from './recent';
import { resultFields } from './results';
import { taskIdFields } from './taskIds';
import { toolFields } from './tool';
import { wakeNotices } from './wakeNotices';

/** The whole form, in the order in which people fill it in. */
export const properties: INodeProperties[] = [
	...providerFields,
	...toolFields,
	...taskIdFields,
	...recentFields,
	...resultFields,
	...optionFields,
	...wakeNotices,
];

/** @returns a parameter's name as the form shows it, in quotes, for messages */
export const titleOf = titlesOf(properties);
