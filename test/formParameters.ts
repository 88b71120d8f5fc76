import { IN_OPTIONS } from '../nodes/VideoTask/input/settings/settingsSchema';

/**
 * Settings as tests write them, side by side, put where the form has them.
 *
 * @returns the node's parameters, with the members of 'Options' in it
 */
export function formParameters<Value>(
	settings: Readonly<Record<string, Value>>,
): Record<string, Value> {
	const isMember = (name: string) => (IN_OPTIONS as readonly string[]).includes(name);
	const entries = Object.entries(settings);
	const members = entries.filter(([name]) => isMember(name));
	if (members.length === 0) return { ...settings };
	const options = { ...Object.fromEntries(members), ...Object(settings.options) } as Value;
	return { ...Object.fromEntries(entries.filter(([name]) => !isMember(name))), options };
}
