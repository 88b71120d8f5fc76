import { testMatrix } from './matrix';

testMatrix('getTask');
