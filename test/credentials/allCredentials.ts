// Every credential class, beside what the providers know of it, in the order of the form.
import type { ICredentialTestRequest, ICredentialType } from 'n8n-workflow';

import { AceDataCloudTaskApi } from '../../credentials/AceDataCloudTaskApi.credentials';
import { CustomTaskApi } from '../../credentials/CustomTaskApi.credentials';
import { FalTaskApi } from '../../credentials/FalTaskApi.credentials';
import { GoogleGeminiTaskApi } from '../../credentials/GoogleGeminiTaskApi.credentials';
import { HeyGenTaskApi } from '../../credentials/HeyGenTaskApi.credentials';
import { KieTaskApi } from '../../credentials/KieTaskApi.credentials';
import { KlingTaskApi } from '../../credentials/KlingTaskApi.credentials';
import { MiniMaxTaskApi } from '../../credentials/MiniMaxTaskApi.credentials';
import { ModelArkTaskApi } from '../../credentials/ModelArkTaskApi.credentials';
import { PiApiTaskApi } from '../../credentials/PiApiTaskApi.credentials';
import { ReplicateTaskApi } from '../../credentials/ReplicateTaskApi.credentials';
import { RunwayTaskApi } from '../../credentials/RunwayTaskApi.credentials';
import { VapTaskApi } from '../../credentials/VapTaskApi.credentials';
import { WaveSpeedTaskApi } from '../../credentials/WaveSpeedTaskApi.credentials';
import { aceDataCloudCredential } from '../../providers/aceDataCloud/credential';
import { customApiCredential } from '../../providers/customApi/credential';
import { falCredential } from '../../providers/fal/credential';
import { googleVeoCredential } from '../../providers/googleVeo/credential';
import { heyGenCredential } from '../../providers/heyGen/credential';
import { kieCredential } from '../../providers/kie/credential';
import { klingCredential } from '../../providers/kling/credential';
import { miniMaxCredential } from '../../providers/miniMax/credential';
import { modelArkCredential } from '../../providers/modelArk/credential';
import { piApiCredential } from '../../providers/piApi/credential';
import { replicateCredential } from '../../providers/replicate/credential';
import { runwayCredential } from '../../providers/runway/credential';
import { vapCredential } from '../../providers/vap/credential';
import { waveSpeedCredential } from '../../providers/waveSpeed/credential';
import type { CredentialBinding } from '../../providers/provider';

/** A class with a test of its own, as each of the package has. */
export type TestedCredential = ICredentialType & { test: ICredentialTestRequest };

export const CREDENTIALS: ReadonlyArray<{
	readonly own: TestedCredential;
	readonly binding: CredentialBinding;
}> = [
	{ own: new AceDataCloudTaskApi(), binding: aceDataCloudCredential },
	{ own: new CustomTaskApi(), binding: customApiCredential },
	{ own: new FalTaskApi(), binding: falCredential },
	{ own: new GoogleGeminiTaskApi(), binding: googleVeoCredential },
	{ own: new HeyGenTaskApi(), binding: heyGenCredential },
	{ own: new KieTaskApi(), binding: kieCredential },
	{ own: new KlingTaskApi(), binding: klingCredential },
	{ own: new MiniMaxTaskApi(), binding: miniMaxCredential },
	{ own: new ModelArkTaskApi(), binding: modelArkCredential },
	{ own: new PiApiTaskApi(), binding: piApiCredential },
	{ own: new ReplicateTaskApi(), binding: replicateCredential },
	{ own: new RunwayTaskApi(), binding: runwayCredential },
	{ own: new VapTaskApi(), binding: vapCredential },
	{ own: new WaveSpeedTaskApi(), binding: waveSpeedCredential },
];

/** @returns the class of this type, which must be one of the package's */
export function credentialOf(type: string): TestedCredential {
	const found = CREDENTIALS.find(({ binding }) => binding.type === type);
	if (found === undefined) throw new Error(`There is no credential ${type}`);
	return found.own;
}
