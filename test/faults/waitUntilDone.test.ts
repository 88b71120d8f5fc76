import { testMatrix } from './matrix';

testMatrix('waitUntilDone');
