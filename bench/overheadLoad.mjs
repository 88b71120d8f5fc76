// How long a running n8n takes to load the node: what it has loaded itself is loaded before.
import { createRequire } from 'node:module';

import { answerParent } from './child.mjs';

answerParent(async () => {
	const require = createRequire(import.meta.url);
	require('n8n-workflow');
	require('zod');
	const startedAt = performance.now();
	require('../dist/nodes/VideoTask/VideoTask.node.js');
	return performance.now() - startedAt;
});
