import type { Probed } from './probed.ts';

/** What was seen of Active Directory. A stage that is missing was not reached, because one before it failed. */
export interface AdFacts {
  readonly settings: AdSettingsFacts;
  /** In the order of the settings, the second server of `ad.secondServer` last. */
  readonly servers: readonly ServerFacts[];
  /** Asked on the first server that took the bind. */
  readonly directory?: Probed<DirectoryFacts>;
}

export interface AdSettingsFacts {
  readonly baseDn: string;
  readonly bindDn: string;
  readonly transport: 'ldaps' | 'starttls';
  readonly caFile?: string;
  readonly delegatedOus: readonly string[];
  /** The DC that Entra Connect reads, as declared. */
  readonly connectDc?: string;
}

export interface ServerFacts {
  /** As in the settings. */
  readonly server: string;
  readonly host: string;
  readonly port: number;
  /** `second`: only for comparison; Latchkey works without it. */
  readonly role: 'main' | 'second';
  readonly addresses: Probed<readonly string[]>;
  /** Milliseconds the connect took. */
  readonly connect?: Probed<number>;
  readonly tls?: Probed<TlsFacts>;
  readonly root?: Probed<RootFacts>;
  /** `skipped`: after one refusal no other server is tried, so that the account is not locked out. */
  readonly bind?: Probed<'bound'> | 'skipped';
}

export interface TlsFacts {
  /** As Node names it: TLSv1.3. */
  readonly protocol: string;
  readonly certificate: CertificateFacts;
}

export interface CertificateFacts {
  readonly subject: string;
  readonly issuer: string;
  readonly validFrom: Date;
  readonly validTo: Date;
  readonly names: readonly string[];
  /** The name that the certificate must carry. */
  readonly expectedName: string;
  readonly carriesName: boolean;
  /** OpenSSL's word for what is wrong with the chain; missing: it leads to a trusted root. */
  readonly chainProblem?: string;
}

/** What a DC says of itself before anybody has signed in. */
export interface RootFacts {
  readonly dnsHostName?: string;
  readonly defaultNamingContext?: string;
  /** The DC's clock minus ours, in milliseconds. */
  readonly clockOffset?: number;
  readonly isActiveDirectory: boolean;
  readonly isReadOnly: boolean;
}

export interface DirectoryFacts {
  readonly server: string;
  readonly baseExists: boolean;
  readonly account: AccountFacts;
  /** Names of the policy attributes of the domain that came back, and those that did not. */
  readonly policy: { readonly returned: readonly string[]; readonly missing: readonly string[] };
  readonly deletedObjects: 'readable' | 'refused';
  /** Attributes of the domain's root that the service account may write. */
  readonly rootWritable: readonly string[];
  readonly units: readonly UnitFacts[];
  readonly samples: readonly SampleFacts[];
  /** Samples that were asked for by name and are not there. */
  readonly notFound: readonly string[];
}

export interface AccountFacts {
  /** `DOMAIN\name` or the next best name. */
  readonly name: string;
  /** SIDs of its access token; missing: the DC did not say. */
  readonly tokenSids?: readonly string[];
}

export interface UnitFacts {
  readonly dn: string;
  readonly exists: boolean;
}

export interface SampleFacts {
  readonly dn: string;
  readonly objectGUID?: string;
  /** As typed on the command line; missing: it was picked. */
  readonly asked?: string;
  /** `expected`: protected by wish of the caller or by its place. `admin-group`: not stamped by AdminSDHolder yet. */
  readonly protection: 'none' | 'stamped' | 'admin-group' | 'expected';
  /** Attribute names that came back with a value. */
  readonly returned: readonly string[];
  /** For those that did not: what the permission list says about reading them. */
  readonly missing: readonly { readonly attribute: string; readonly reading: Right }[];
  /** `allowedAttributesEffective`. */
  readonly writable: readonly string[];
  /** The extended right Reset Password, by the permission list. */
  readonly reset: Right;
  readonly mayChangePermissions: boolean;
}

/** `unknown`: the permission list could not be read, or the token is not known. */
export type Right = 'allowed' | 'denied' | 'unknown';
