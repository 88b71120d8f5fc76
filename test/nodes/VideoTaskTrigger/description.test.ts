// What n8n shows is made from the providers' modules; a change there must not change the form unnoticed.
// `node test/nodes/VideoTaskTrigger/writeDescription.mjs` writes it anew.
import description from './description.json';
import { VideoTask } from '../../../nodes/VideoTask/VideoTask.node';
import { VideoTaskTrigger } from '../../../nodes/VideoTaskTrigger/VideoTaskTrigger.node';

const trigger = new VideoTaskTrigger();
const { properties, webhooks = [] } = trigger.description;

test('the description that n8n reads is, to the letter, the one that is kept here', () => {
	expect(JSON.parse(JSON.stringify(trigger.description))).toEqual(description);
});

test('provider, service, credentials and own fields are those of the node', () => {
	const node = new VideoTask().description;
	expect(trigger.description.credentials).toEqual(node.credentials);
	const end = node.properties.findIndex(({ name }) => name === 'operation');
	expect(properties.slice(0, end)).toEqual(node.properties.slice(0, end));
});

test('without callbacks there is no URL, and without a schedule there are no poll times', () => {
	expect(webhooks.map(({ httpMethod }) => httpMethod)).toEqual([
		'={{ $parameter["listen"] === "schedule" ? "" : "POST" }}',
	]);
	const times = properties.filter(({ name }) => name === 'pollTimes');
	expect(times.map((field) => [field.default, field.displayOptions?.show?.listen])).toEqual([
		[{ item: [{ mode: 'everyX', value: 5, unit: 'minutes' }] }, ['schedule', 'both']],
		[{ item: [] }, ['callback']],
	]);
});

test('n8n is to register nothing at the provider', async () => {
	const { checkExists, create, delete: remove } = trigger.webhookMethods.default;
	expect([await checkExists(), await create(), await remove()]).toEqual([true, true, true]);
});
