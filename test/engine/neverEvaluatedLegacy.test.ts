// First, because n8n reads it once.
import '../faults/expressionEngine.mjs';
import { neverEvaluated } from './neverEvaluated';

neverEvaluated('legacy');
