import { apifyRun } from './apifyRun';
import { assemblyAi } from './assemblyAi';
import { atlasCloud } from './atlasCloud';
import { bfl } from './bfl';
import { creatomate } from './creatomate';
import { dId } from './dId';
import { dashScope } from './dashScope';
import { json2Video } from './json2Video';
import { leonardo } from './leonardo';
import { llamaParse } from './llamaParse';
import { luma } from './luma';
import { openAiVideos } from './openAiVideos';
import { openRouter } from './openRouter';
import { shotstack } from './shotstack';
import { tripo } from './tripo';
import { vidu } from './vidu';
import { xAi } from './xAi';
import type { Preset } from './preset';

/** Every preset, in the order of the form: by title. */
export const PRESETS: readonly Preset[] = [
	apifyRun,
	assemblyAi,
	atlasCloud,
	bfl,
	creatomate,
	dId,
	dashScope,
	json2Video,
	leonardo,
	llamaParse,
	luma,
	openAiVideos,
	openRouter,
	shotstack,
	tripo,
	vidu,
	xAi,
];
