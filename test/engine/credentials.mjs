// The server's part in credentials, after credentials-helper.js of n8n 2.41: the store, the
// defaults of a credential type, expressions in stored values, and the type's own `authenticate`.
import { core, n8nWorkflow } from './n8n.cjs';

/**
 * @import {
 *   ICredentialDataDecryptedObject, ICredentialsExpressionResolveValues, ICredentialType,
 *   IDataObject, IExecuteData, IHttpRequestOptions, INode, INodeParameters,
 *   IWorkflowExecuteAdditionalData, Workflow, WorkflowExecuteMode,
 * } from 'n8n-workflow'
 */

/**
 * @typedef {{ id?: string, name?: string, data: IDataObject }} StoredCredential
 * @typedef {Record<string, StoredCredential | StoredCredential[]>} StoredCredentials by type
 * @typedef {object} ResolveContext
 * @property {IWorkflowExecuteAdditionalData} additionalData
 * @property {WorkflowExecuteMode} mode
 * @property {IExecuteData | undefined} [executeData]
 * @property {ICredentialsExpressionResolveValues | undefined} [run] absent when a credential is only tested
 */

const { NodeHelpers, UnexpectedError, UserError } = n8nWorkflow;

/** @type {INode} what n8n resolves expressions of credentials against outside of a run */
const MOCK_NODE = {
	id: '',
	name: '',
	typeVersion: 1,
	type: 'mock',
	position: [0, 0],
	parameters: {},
};

/**
 * @param {StoredCredentials} credentials
 * @param {string} type
 * @returns {Array<{ id: string, name: string, data: IDataObject }>} without an id, it is the place, from 1
 */
export function storedOfType(credentials, type) {
	return [credentials[type] ?? []]
		.flat()
		.map((stored, index) => ({ id: String(index + 1), name: type, ...stored }));
}

/** Decrypts nothing. Has nothing of OAuth and of keys that expire, which our credentials do not use. */
export class CredentialsHelper extends n8nWorkflow.ICredentialsHelper {
	/**
	 * @param {Record<string, ICredentialType>} types
	 * @param {StoredCredentials} stored
	 */
	constructor(types, stored) {
		super();
		this.types = types;
		this.stored = stored;
	}

	/** @param {string} name */
	getType(name) {
		const type = this.types[name];
		if (type) return type;
		throw new UnexpectedError(`Unknown credential type "${name}"`);
	}

	/** @param {string} name */
	getParentTypes(name) {
		return this.types[name]?.extends ?? [];
	}

	isCredentialUsableByNode() {
		return true;
	}

	/** @param {string} type */
	getCredentialsProperties(type) {
		return n8nWorkflow.injectDomainRestrictionFields(this.getType(type));
	}

	/** @type {n8nWorkflow.ICredentialsHelper['authenticate']} */
	async authenticate(...[credentials, typeName, incomingOptions, workflow, node]) {
		const { authenticate } = this.getType(typeName);
		const options = /** @type {IHttpRequestOptions} */ (incomingOptions);
		if (authenticate === undefined) return options;
		if (typeof authenticate === 'function') return await authenticate(credentials, options);
		if (!workflow || !node) throw new UnexpectedError('Workflow and node are required');
		/** @type {(value: string) => string} */
		const resolve = (value) => resolveText(value, { credentials, workflow, node });
		options.headers ??= {};
		const parts = /** @type {Record<string, IDataObject>} */ (/** @type {unknown} */ (options));
		for (const [part, values] of Object.entries(authenticate.properties)) {
			const target = (parts[part] ||= {});
			for (const [key, value] of Object.entries(values)) target[resolve(key)] = resolve(value);
		}
		return options;
	}

	/** @returns {Promise<undefined>} what n8n answers for a type without an `expirable` property */
	async preAuthentication() {}

	/** @returns {Promise<undefined>} */
	async runPreAuthentication() {}

	/** @type {n8nWorkflow.ICredentialsHelper['getDecrypted']} */
	async getDecrypted(...[additionalData, { id }, type, mode, executeData, raw, run]) {
		if (!id) throw new UnexpectedError('Found credential with no ID.');
		const found = storedOfType(this.stored, type).find((candidate) => candidate.id === id);
		const problem = `Credential with ID "${id}" does not exist for type "${type}".`;
		if (found === undefined) throw new UserError(problem);
		if (raw) return /** @type {ICredentialDataDecryptedObject} */ (found.data);
		return await this.applyDefaults(type, found.data, { additionalData, mode, executeData, run });
	}

	/**
	 * The defaults of the type's properties, then the expressions in the values.
	 *
	 * @param {string} type
	 * @param {IDataObject} stored
	 * @param {ResolveContext} context
	 */
	async applyDefaults(type, stored, context) {
		const values = /** @type {INodeParameters} */ (n8nWorkflow.deepCopy(stored));
		const properties = this.getCredentialsProperties(type);
		const data = NodeHelpers.getNodeParameters(properties, values, true, false, null, null) ?? {};
		const resolved = context.run
			? resolveInRun(data, context.run, context)
			: await resolveAlone(data, context);
		return /** @type {ICredentialDataDecryptedObject} */ (resolved);
	}

	/** @returns {Promise<never>} */
	async getCredentials() {
		throw new UnexpectedError('Nothing is encrypted here');
	}

	async updateCredentials() {}

	async updateCredentialsOauthTokenData() {}
}

/**
 * @param {string} value
 * @param {{ credentials: ICredentialDataDecryptedObject, workflow: Workflow, node: INode }} context
 */
function resolveText(value, { credentials, workflow, node }) {
	if (!n8nWorkflow.isExpression(value)) return value;
	const keys = { $credentials: credentials };
	const { expression } = workflow;
	const resolved = expression.getSimpleParameterValue(node, value, 'internal', keys, undefined, '');
	return resolved ? String(resolved) : '';
}

/**
 * @param {INodeParameters} data
 * @param {ICredentialsExpressionResolveValues} run
 * @param {ResolveContext} context
 */
function resolveInRun(data, run, { additionalData, mode, executeData }) {
	return run.workflow.expression.getParameterValue(
		data,
		run.runExecutionData,
		run.runIndex,
		run.itemIndex,
		run.node.name,
		run.connectionInputData,
		mode,
		core.getAdditionalKeys(additionalData, mode, null, { isCredential: true }),
		executeData,
		false,
		data,
	);
}

/**
 * @param {INodeParameters} data
 * @param {ResolveContext} context
 */
async function resolveAlone(data, { additionalData, mode }) {
	const mockType = { description: { properties: [] } };
	const nodeTypes = /** @type {import('n8n-workflow').INodeTypes} */ (
		/** @type {unknown} */ ({ getByNameAndVersion: () => mockType })
	);
	const { expression } = new n8nWorkflow.Workflow({
		nodes: [MOCK_NODE],
		connections: {},
		active: false,
		nodeTypes,
	});
	const keys = core.getAdditionalKeys(additionalData, mode, null, { isCredential: true });
	return await expression.withIsolate(async () =>
		expression.getComplexParameterValue(MOCK_NODE, data, mode, keys, undefined, undefined, data),
	);
}
