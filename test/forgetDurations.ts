// What one test teaches must not change the pace of the next.
import { learntDurations } from '../host/learntDurations';

beforeEach(() => learntDurations.forget());
