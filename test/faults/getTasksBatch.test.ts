import { testMatrix } from './matrix';

testMatrix('getTasksBatch');
