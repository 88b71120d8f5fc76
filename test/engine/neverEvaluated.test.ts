import { neverEvaluated } from './neverEvaluated';

neverEvaluated('vm');
