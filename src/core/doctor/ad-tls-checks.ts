import type { CertificateFacts, TlsFacts } from './ad-facts.ts';
import type { ServerContext } from './ad-server-context.ts';
import { defineCheck, observe, type CheckResult, type Details } from './check.ts';
import type { Probed } from './probed.ts';
import { dateText, day, spanText } from './span.ts';

const encryption = defineCheck(
  'ad.tls',
  'TLS 1.2 or later',
  'Passwords travel over this connection; Latchkey refuses older versions.',
);
const trust = defineCheck(
  'ad.certificate-issuer',
  'That the certificate of the domain controller comes from a trusted issuer',
  'Otherwise anybody on the network could pose as the domain controller and take the passwords.',
);
const name = defineCheck(
  'ad.certificate-name',
  'That the certificate carries the name in the settings',
  'A certificate of another host is no proof of who answers.',
);
const validity = defineCheck(
  'ad.certificate-validity',
  'The dates of the certificate',
  'On the day it expires Latchkey can neither read Active Directory nor reset anything.',
);

const renewBefore = 30 * day;

export function judgeTls(tls: Probed<TlsFacts>, context: ServerContext): readonly CheckResult[] {
  const { details } = context;
  const { host } = context.server;
  if (tls.kind === 'unseen') return [noHandshake(tls.code, tls.detail, context)];
  const { protocol, certificate } = tls.value;
  const evidence = observe({ protocol });
  if (!/^TLSv1\.[23]$/.test(protocol))
    return [
      encryption.failed(
        `${host} speaks ${protocol} and nothing newer.`,
        `Turn on TLS 1.2 for the server role on ${host} (HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Server: Enabled=1, DisabledByDefault=0), then restart it.`,
        { ...details, evidence },
      ),
    ];
  return [
    encryption.ok(`${protocol}.`, { ...details, evidence }),
    judgeIssuer(certificate, context),
    judgeName(certificate, details),
    judgeValidity(certificate, context),
  ];
}

function noHandshake(code: string, detail: string, { server: { host, port }, details }: ServerContext): CheckResult {
  if (code === 'starttls-refused')
    return encryption.failed(
      `${host} refused StartTLS: ${detail}.`,
      'Give the domain controller a certificate (AD CS template Kerberos Authentication), or use "transport": "ldaps".',
      details,
    );
  return encryption.failed(
    `Port ${port} of ${host} takes connections, but there was no TLS handshake: ${detail}.`,
    `The domain controller probably has no certificate for LDAPS: issue one (AD CS template Kerberos Authentication). If a firewall or a load balancer is in between, look there. Try: openssl s_client -connect ${host}:${port}`,
    details,
  );
}

const chainProblems: Readonly<Record<string, string>> = {
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its issuer is not among the trusted ones',
  UNABLE_TO_GET_ISSUER_CERT: 'an intermediate issuer is missing',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its issuer is not among the trusted ones',
  SELF_SIGNED_CERT_IN_CHAIN: 'its root is not among the trusted ones',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it is signed by itself',
  CERT_SIGNATURE_FAILURE: 'the signature of its issuer does not hold',
  CERT_REVOKED: 'it was revoked',
  INVALID_PURPOSE: 'it is not meant for servers',
};

function judgeIssuer(
  { issuer, subject, chainProblem }: CertificateFacts,
  { server: { host, port }, settings: { caFile }, details }: ServerContext,
): CheckResult {
  const about = { ...details, evidence: observe({ subject, issuer, openssl: chainProblem }) };
  if (chainProblem === undefined) return trust.ok(`Issued by "${issuer}", which is trusted.`, about);
  if (datesWrong.includes(chainProblem))
    return trust.notChecked(
      'blocked',
      'A certificate of the chain, or its issuer, is out of date.',
      'Renew it; see ad.certificate-validity.',
      about,
    );
  const put = caFile === undefined ? 'name that file in ad.caFile' : `put it into ${caFile} (ad.caFile)`;
  return trust.failed(
    `The certificate, issued by "${issuer}", is not trusted: ${chainProblems[chainProblem] ?? chainProblem}.`,
    `Export the root certificate of that CA, with intermediates, in PEM (on the CA: certutil -ca.cert ca.cer; then openssl x509 -inform der -in ca.cer -out ca.pem) and ${put}. See what the server sends: openssl s_client -connect ${host}:${port} -showcerts`,
    about,
  );
}

function judgeName({ names, expectedName, carriesName }: CertificateFacts, details: Details): CheckResult {
  const evidence = observe({ wanted: expectedName, certificateNames: names.join(', ') });
  if (carriesName) return name.ok(`It is for ${expectedName}.`, { ...details, evidence });
  const [first = 'the name in the certificate'] = names;
  return name.failed(
    `The certificate is for ${names.join(', ') || 'no host at all'}, not for ${expectedName}.`,
    `Use ${first} in ad.servers instead, or set ad.serverName to ${first} when the server is reached by an alias or address; else issue a certificate with ${expectedName} as subject alternative name.`,
    { ...details, evidence },
  );
}

function judgeValidity(
  { validFrom, validTo, chainProblem }: CertificateFacts,
  { server: { host }, details, now }: ServerContext,
): CheckResult {
  const about = { ...details, evidence: observe({ validFrom: dateText(validFrom), validTo: dateText(validTo) }) };
  const renew = `Renew the certificate of ${host} (on it: certlm.msc > Personal; or certreq -enroll -machine -q KerberosAuthentication).`;
  const left = validTo.getTime() - now.getTime();
  if (left <= 0) return validity.failed(`It expired ${spanText(left)} ago, on ${dateText(validTo)}.`, renew, about);
  if (validFrom > now)
    return validity.failed(
      `It is not valid before ${dateText(validFrom)}.`,
      `See whether the clock of this machine is right (timedatectl status). If it is: ${renew}`,
      about,
    );
  if (chainProblem !== undefined && datesWrong.includes(chainProblem))
    return validity.failed(
      'The certificate is in date, but one that issued it is not.',
      'Renew the certificate of the issuing CA and put the new one into ad.caFile.',
      about,
    );
  if (left < renewBefore)
    return validity.warning(`It expires in ${spanText(left)}, on ${dateText(validTo)}.`, renew, about);
  return validity.ok(`Valid until ${dateText(validTo)}.`, about);
}

/** OpenSSL's words for the expiry of any certificate of the chain. */
const datesWrong = ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'];
