// What n8n shows is made from the providers' modules; a change there must not change the form unnoticed.
// `node test/nodes/VideoTask/writeDescription.mjs` writes it anew.
import description from './description.json';
import { VideoTask } from '../../../nodes/VideoTask/VideoTask.node';

test('the description that n8n reads is, to the letter, the one that is kept here', () => {
	expect(JSON.parse(JSON.stringify(new VideoTask().description))).toEqual(description);
});
