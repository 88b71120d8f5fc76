import type { IExecuteFunctions, INode } from 'n8n-workflow';

/**
 * The part of n8n's context that a request needs: what a run, a webhook and a poll have in common. Only a run can
 * be stopped.
 */
export interface HostContext {
	getNode(): INode;
	getCredentials(type: string): Promise<object>;
	getExecutionCancelSignal?(): AbortSignal | undefined;
	readonly helpers: Pick<
		IExecuteFunctions['helpers'],
		'httpRequest' | 'httpRequestWithAuthentication'
	>;
}
