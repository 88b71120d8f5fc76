import type { CallbackRule } from '../core/callback/callback';
import type { ProviderAdapter } from '../core/look/adapter';
import type { Problem } from '../core/problem';
import type { Task } from '../core/task/task';

/** All that the package knows of a provider: what the form shows, the credential, its ids, and its adapters. */
export interface Provider<Setup = unknown> {
	/** The provider's value in the form's list. It must never change, because stored workflows hold it. */
	readonly id: string;
	/** The name in the form's list and in messages. */
	readonly title: string;
	/** The name in the node's subtitle and in sentences about ids. */
	readonly shortTitle: string;
	/** The text that the form shows below the title. */
	readonly description: string;
	readonly credential: CredentialBinding;
	/** How the provider reports on its tasks by callbacks; absent where its documents describe none. */
	readonly callback?: CallbackRule;
	readonly ids: IdRule;
	readonly services: ServiceChoice;
	/** The services whose tasks the adapters can list: all of them, or those named; absent where there is no list. */
	readonly lists?: 'all' | readonly string[];
	/** A sentence on what to do where there is no list; absent where there is nothing to add. */
	readonly withoutList?: string;
	/** The form's fields that only this provider has. */
	readonly fields: readonly FormField[];
	/** @returns what `adapterFor` needs beside the service, or the Problem with a field or the credential */
	readSetup(given: Given): Setup | Problem;
	/**
	 * @param known the service's tasks as a wait saw them in an earlier turn of the node
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
	/** The base URL that the key is sent to, already checked, without slashes at its end. */
	readonly baseUrl: string;
}

/** Which of n8n's credential types holds the key, and where the key is sent. */
export interface CredentialBinding {
	/** The `name` of the class under credentials/. */
	readonly type: string;
	/** The `displayName` of that class, which is the name that n8n shows. */
	readonly title: string;
	/** @returns the credential's base URL, not checked yet; null where the credential gives none */
	address(data: CredentialData): string | null;
	/** @returns why no request can be made with the credential, naming the field by its title; null where one can */
	refusal?(data: CredentialData): Problem | null;
	/** @returns the texts that messages and items must never show; absent where only the field `apiKey` is secret */
	secrets?(data: CredentialData): readonly string[];
	/** @returns the header that carries the key, so that no request can bring one of its own; null for none */
	keyHeader?(data: CredentialData): string | null;
	/** Whether the key may be sent over `http:` to a host of the local network. */
	readonly allowsLocalHttp?: boolean;
}

/** Where a provider's task ids are found, and what they look like. */
export interface IdRule {
	/** An n8n expression that finds the id in the answer to a create request and in an item of this node. */
	readonly defaultExpression: string;
	/** An id, shown as the placeholder of the field for one id. */
	readonly example: string;
	/** Shortened ids, shown as the placeholder of the field for several ids. */
	readonly exampleList: string;
	/** The member of the answer to a create request that holds the id; '' where its name differs by API. */
	readonly createdAs: string;
	/** The beginning that all ids of this provider have, and those of no other; null where there is none. */
	readonly prefix: string | null;
	/** A phrase that says what to use when an id is another provider's; '' where there is nothing to say. */
	readonly whenForeign: string;
	/** Whether an id may have slashes between its parts; a function where the provider's own fields decide it. */
	readonly allowsSlashes?: boolean | ((parameters: Given['parameters']) => boolean);
	/**
	 * Reads a status address that the user gave in place of an id. Absent where only ids are taken.
	 *
	 * @returns the id in the address, or null for an address that is no task's
	 */
	idOfAddress?(address: string): string | null;
	/** How items keep the place that a task is asked for at; absent where the id alone is enough to ask. */
	readonly place?: TaskPlace;
}

/** Keeps the place that a task is asked for at in an item's `service`, beside its `taskId`. */
export interface TaskPlace {
	/** @returns the `service` of the item, taken from the id as it was asked for; null where that id names none */
	serviceOf(askedId: string): string | null;
	/** @returns the id to ask with for an item of this node, in place of its `taskId`; null if `service` is no place */
	idAt(service: string, taskId: string): string | null;
}

/** A service: its name in requests, and its title in the form. */
export interface ListedService {
	readonly service: string;
	readonly title: string;
}

/** The services of a provider: some providers have the usual one first, others keep the order of the form. */
export interface ServiceChoice {
	/** Empty where all tasks of the provider are asked for in the same way. */
	readonly listed: readonly ListedService[];
	/** How the user names a service that is not listed; null where there are no others. */
	readonly byPath: ServiceByPath | null;
}

/** The form's choice for a service that is not listed, which the user names by its path. */
export interface ServiceByPath extends ListedService {
	/** Advice on what to write as the path, for the message that refuses a wrong one. */
	readonly advice: string;
	/** @returns the service's name in a path, or null for a text that is no path of a service */
	nameIn(path: string): string | null;
}

/** A field of the form, described without n8n's own types. */
export interface FormField {
	readonly name: string;
	readonly title: string;
	/**
	 * What the field takes: a text, a choice, a number, a switch, a collection of other fields, or rows of them. By
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
	/** How many lines a text field is high; absent for one. */
	readonly lines?: number;
	/** The values of the provider's other fields with which this field is shown; absent where it always is. */
	readonly shownWith?: Readonly<Record<string, readonly string[]>>;
}
