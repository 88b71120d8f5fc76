import type { CallbackRule } from '../core/callback/callback';
import type { ProviderAdapter } from '../core/look/adapter';
import type { Problem } from '../core/problem';
import type { Task } from '../core/task/task';

/** All that the package knows of a provider: what the form shows, the credential, its ids, and its adapters. */
export interface Provider<Setup = unknown> {
	/** The value of the form's choice; it stands in stored workflows and never changes. */
	readonly id: string;
	/** As the form lists it and as messages name it. */
	readonly title: string;
	/** As the node's subtitle and sentences about ids name it. */
	readonly shortTitle: string;
	/** What the form says about it below its title. */
	readonly description: string;
	readonly credential: CredentialBinding;
	/** How it tells of its tasks by itself; absent where its documents know no callback. */
	readonly callback?: CallbackRule;
	readonly ids: IdRule;
	readonly services: ServiceChoice;
	/** Which services' tasks its adapters can list: all of them, or those named; absent where there is no list. */
	readonly lists?: 'all' | readonly string[];
	/** A sentence on what to do where there is no list; absent where there is nothing to add. */
	readonly withoutList?: string;
	/** The form's fields that only this provider has. */
	readonly fields: readonly FormField[];
	/** @returns what the adapters have to know beside the service, or the Problem with a field or the credential */
	readSetup(given: Given): Setup | Problem;
	/**
	 * @param known the tasks of the service as an earlier turn of a wait saw them
	 * @returns the adapter, or null for a service that this provider cannot have
	 */
	adapterFor(service: string, setup: Setup, known?: readonly Task[]): ProviderAdapter | null;
}

/** A credential's fields by name, as n8n hands them out. */
export type CredentialData = Readonly<Record<string, unknown>>;

/** What the user has filled in for a provider. */
export interface Given {
	readonly credential: CredentialData;
	/** The provider's own fields by name, with their expressions evaluated; absent where the form hides them. */
	readonly parameters: Readonly<Record<string, unknown>>;
	/** Where the credential's key goes, as it was checked: without slashes at its end. */
	readonly baseUrl: string;
}

/** Which of n8n's credential types holds the key, and where the key is sent. */
export interface CredentialBinding {
	/** The `name` of the class under credentials/. */
	readonly type: string;
	/** As n8n shows the type: the `displayName` of that class. */
	readonly title: string;
	/** @returns the base URL that the credential means, not checked yet; null where it holds none */
	address(data: CredentialData): string | null;
	/** @returns why no request can be made with it, a field named as its form shows it; null where one can */
	refusal?(data: CredentialData): Problem | null;
	/** @returns what must never be seen in messages and items; the field `apiKey` where this is absent */
	secrets?(data: CredentialData): readonly string[];
	/** @returns the header that carries the key, which no request may have from elsewhere; null for none */
	keyHeader?(data: CredentialData): string | null;
	/** Whether the key may be sent over `http:` to a host of the local network. */
	readonly allowsLocalHttp?: boolean;
}

/** Where a provider's task ids stand, and what they look like. */
export interface IdRule {
	/** An n8n expression that finds the id in the answer to a create request and in an item of this node. */
	readonly defaultExpression: string;
	/** An id, as the placeholder of the field for one. */
	readonly example: string;
	/** Ids, shortened, as the placeholder of the field for many. */
	readonly exampleList: string;
	/** The member of the answer to a create request that holds the id; '' where each API calls it otherwise. */
	readonly createdAs: string;
	/** What all ids of this provider begin with, and those of no other; null where they have nothing in common. */
	readonly prefix: string | null;
	/** What to use instead of an id of another provider; '' where there is nothing to say. */
	readonly whenForeign: string;
	/** Whether an id may have slashes between its parts; by the provider's own fields where these decide it. */
	readonly allowsSlashes?: boolean | ((parameters: Given['parameters']) => boolean);
	/**
	 * Takes the address under which a task is asked for in place of its id.
	 *
	 * @returns the id in the address, or null for one that is no task's; absent where only ids are taken
	 */
	idOfAddress?(address: string): string | null;
	/** How items keep where a task is asked for, where its id alone does not say it. */
	readonly place?: TaskPlace;
}

/** Where a task is asked for, kept in an item's `service` beside its `taskId`. */
export interface TaskPlace {
	/** @returns the service that goes with an id as it was asked for; null where that says none */
	serviceOf(askedId: string): string | null;
	/** @returns what an item of this node is asked for by, in place of its `taskId`; null where `service` says none */
	idAt(service: string, taskId: string): string | null;
}

/** A service: its name in requests, and its title in the form. */
export interface ListedService {
	readonly service: string;
	readonly title: string;
}

/** The services of a provider, in the order of the form. */
export interface ServiceChoice {
	/** None where all tasks of the provider are asked for in the same way. */
	readonly listed: readonly ListedService[];
	/** How a service is named that is not listed; null where there is no other. */
	readonly byPath: ServiceByPath | null;
}

/** The form's choice that stands for a service that is asked for by its path. */
export interface ServiceByPath extends ListedService {
	/** What to write as a path, for the message that refuses one. */
	readonly advice: string;
	/** @returns the service's name in a path, or null for a text that is no path of a service */
	nameIn(path: string): string | null;
}

/** A field of the form, without n8n's own words for it. */
export interface FormField {
	readonly name: string;
	readonly title: string;
	/**
	 * What it takes: a text, a choice, a number, a switch, a collection of other fields, or rows of them. By
	 * default a choice where there are options, else a text.
	 */
	readonly kind?: 'text' | 'choice' | 'number' | 'switch' | 'collection' | 'rows';
	/** The choices, in the order in which they are shown. */
	readonly options?: ReadonlyArray<{
		readonly name: string;
		readonly value: string;
		readonly description?: string;
	}>;
	/** The fields of a collection, or the columns of rows; rows are read as `{ values: [{ … }] }`. */
	readonly members?: readonly FormField[];
	readonly default: string | number | boolean;
	readonly placeholder?: string;
	readonly description: string;
	/** Lines of a text that may have several. */
	readonly lines?: number;
	/** With which values of the provider's other fields it is shown; always where there are none. */
	readonly shownWith?: Readonly<Record<string, readonly string[]>>;
}
