// Expressions are not what the matrix is about, and n8n's older engine for them is three times as fast.
import process from 'node:process';

process.env['N8N_EXPRESSION_ENGINE'] ??= 'legacy';
