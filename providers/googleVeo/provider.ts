import type { Provider } from '../provider';
import { googleVeo } from './adapter';
import { googleVeoCredential } from './credential';

/** Veo at Google's Gemini API; Vertex AI takes other keys and other requests. */
export const googleVeoProvider: Provider<string> = {
	id: 'googleVeo',
	title: 'Google Veo (Gemini API)',
	shortTitle: 'Google Veo',
	description: 'Videos of Veo through the Gemini API, with a key from Google AI Studio',
	credential: googleVeoCredential,
	ids: {
		defaultExpression: '={{ $json.taskId || $json.name }}',
		example: 'models/veo-3.1-generate-preview/operations/abc123def456',
		exampleList: 'models/veo-3.1/operations/abc1, models/veo-3.1/operations/def4',
		createdAs: 'name',
		prefix: 'models/',
		whenForeign: "use name from Google's create answer",
		allowsSlashes: true,
	},
	services: { listed: [], byPath: null },
	fields: [],
	readSetup: ({ baseUrl }) => baseUrl,
	adapterFor: (_service, baseUrl) => googleVeo(baseUrl),
};
