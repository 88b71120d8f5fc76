// Wait Until Done through whole workflows, in real seconds.
import { sideBySide } from './videoTaskRun';
import { waitEnds } from './waitEnds';
import { waitProblems } from './waitProblems';
import { waitRequests } from './waitRequests';

sideBySide({ ...waitEnds, ...waitProblems, ...waitRequests });
