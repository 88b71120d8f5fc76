import { AUDIO, COVER_IMAGE, DAY_SECONDS, FILE, VIDEO } from './service';
import type { AceDataService } from './service';

/** "Suno and Producer: 90 days", "Fish TTS: 24 hours" (AceData Cloud FAQ, storage). */
const SONG_URL_LIFETIME_SECONDS = 90 * DAY_SECONDS;
const SPEECH_URL_LIFETIME_SECONDS = DAY_SECONDS;

const LYRICS = "Lyrics have no URL; they are in 'raw', with 'Simplify' off.";
/** Suno's results without a URL: lyrics, timing, MIDI, uploads, personas, custom models, projects (suno/docs). */
const NO_SONG =
	"Lyrics, notes, voices, models and projects have no URL; what the task made is in 'raw', with 'Simplify' off.";

/** Sources of paths, fields and words: AceDataCloud/APIs, `<service>/docs/*tasks*.md`, and those that a row names. */
export const AUDIO_SERVICES: readonly AceDataService[] = [
	{
		service: 'fish',
		title: 'Fish Audio',
		kind: 'audio',
		outputs: [AUDIO],
		// `elapsed` of the sample in fish/docs/fish_tasks.md.
		expectedSeconds: 13,
		urlLifetimeSeconds: SPEECH_URL_LIFETIME_SECONDS,
		batch: 'documented',
		// A failure has a `message`, and a numeric `status` or none (AceDataCloud/Nexior).
		differs: { failsWithMessage: true },
	},
	{
		service: 'producer',
		title: 'Producer',
		kind: 'audio',
		outputs: [AUDIO, VIDEO, FILE, COVER_IMAGE],
		// `elapsed` of the sample in producer/docs/producer_tasks.md.
		expectedSeconds: 40,
		urlLifetimeSeconds: SONG_URL_LIFETIME_SECONDS,
		batch: 'documented',
		differs: { withoutUrl: LYRICS },
	},
	{
		service: 'suno',
		title: 'Suno',
		kind: 'audio',
		// WAV and MP3 files are under `file_url` (suno/docs/suno_wav.md, suno_mp3.md). The voice that /suno/vox
		// cuts out of a song is under `vocal_audio_url` (suno_vox.md).
		outputs: [
			...[AUDIO, VIDEO, FILE],
			{ field: 'vocal_audio_url', kind: 'audio', role: 'output' },
			COVER_IMAGE,
		],
		// "approximately 1-2 minutes" (SunoAPI, audios guide): their geometric mean.
		expectedSeconds: 85,
		urlLifetimeSeconds: SONG_URL_LIFETIME_SECONDS,
		batch: 'documented',
		// Where the record has a `state`, songs are previews until it says `complete`
		// (AceData's MCP server for Suno, core/utils.py).
		differs: { wordInRecord: true, withoutUrl: NO_SONG },
	},
];
