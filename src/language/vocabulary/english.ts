import type { Vocabulary } from './vocabulary.ts';

export const english: Vocabulary = {
  language: 'English',
  phrases: {
    password: [
      'password|passwords|pw|pws|pwd|pwds|passwd|pass|passphrase|passcode|credential|credentials|creds|passwort',
    ],
    account: ['account|accounts|acct|acc|profile|userid|adaccount|useraccount|signin|sign-in|login|logon'],
    person: [
      'user|users|employee|employees|colleague|colleagues|coworker|co-worker|person|people|someone|somebody|guy|gal|lady|girl|man|woman|dude|member|staff|client|customer|caller|student|intern|teammate|hire|starter|joiner|owner|gentleman|contractor|one',
    ],
    pronoun: [
      'i|im|we|him|her|his|hers|them|their|my|me|mine|he|she|they|it|its|myself|us|our|yours|your|himself|herself|that|this',
    ],
    subject: ['i|ive|we|weve|he|she|they|you'],
    thing: ['it|this|that|these|those'],
    label: [
      'upn|username|user-name|usr|sam|samaccountname|userid|login|logon|name|named|called|alias|mail|email|e-mail|address|aka|account|acct|user|id|target|sid|guid|objectid|objectguid|identity',
    ],
    accountName: [
      'admin|administrator|guest|test|support|service|backup|reception|info|training|kiosk|scanner|krbtgt|root',
    ],
    employeeNumber: [
      'employee|emp|staff|personnel|payroll|worker|badge|hr number|no|nr|num|id|#|number|code? :?',
      'employee|emp|empl|employeeid|employeenumber|emp-id|employee-id',
    ],
    ticket: ['ticket|tickets|tkt|tick|ref|reference|case|incident|inc|snow|servicenow|no|nr|id|#|num?'],
    request: ['request|req|approval|correlation|trace id|guid|number|no|#?'],
    system: [
      'ad|aad|entra|azure|windows|outlook|teams|office|o365|m365|microsoft|exchange|sharepoint|onedrive|intune|active directory?|connect|aadc|sso|vpn|citrix|it|hr|id|mfa|pc|vip|os|owa|rdp|saml|adfs|dc|phs|pta|sspr|ldap|chrome|edge|mac|linux|excel|word|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|christmas|easter',
    ],

    reset: [
      'reset|resets|re-set|resetting|pwreset|pw-reset|pwd-reset|resetpw|passwordreset|password-reset|resetpassword',
      'change|update|replace|renew ~ @password',
      'renew|regenerate|reissue|reinitialise|reinitialize|roll ~ @password',
      'change|update|replace|overwrite|cycle|rotate|redo the|his|her|their|a? @password|@newPassword',
      'force|require|enforce|trigger a|an|the? @password change',
      'force|require|make|have|get|let|must|should|needs|need|has|have ~ change|changes|changing ~ @password',
      'force|require|enforce|trigger ~ @password change',
      'expire|invalidate ~ @password',
      '@password ~ must|should|needs|has to? be changed|updated|replaced|renewed|rotated',
      'set|give|make|assign|issue|get|create|generate ~ a? new|fresh temp|temporary? one',
      'must|should|needs|has to? change ~ at|on next logon|login|sign-in|signin|log-in',
      'change ~ at|on|upon|during the|his|her|their? next logon|login|sign-in|signin|log-in',
    ],
    resetDone: ['@password changed|updated|replaced|renewed|rotated|reissued'],
    newPassword: [
      'new|fresh|temp|temporary|tmp|one-time|onetime|initial|interim|replacement|starter|another|different|provisional ad|windows|domain|network|login|logon|temp|temporary|one-time|account? @password',
      'temppw|temp-pw|newpw|tap-pw',
    ],
    forgotPassword: [
      'forgot|forgets|forgotten|forgetting ~ @password',
      'forgot|forgets|forgotten|forgetting it|theirs|his|hers',
      'cant|cannot|doesnt|dont|couldnt|didnt|wont remember|recall|know ~ @password|it|hers|theirs',
      'unable|not to|able to? remember|recall ~ @password|it',
      'can|could|does|did not remember|recall|know ~ @password|it',
      'no longer|more knows|remembers|recalls ~ @password',
      'lost|misplaced|mislaid a|his|her|their|the? ad|windows|network|domain|login? @password',
      '@password|@password forgotten|lost',
      '@password is|was|has|been|got? been? forgotten|lost',
      '@password slipped ~ mind|memory',
      'forgot|forgotten',
    ],
    unlock: [
      'unlock|unlocks|unlocking|un-lock|unblock|unblocking|unlockaccount',
      'release|clear|lift|remove|undo|reset|drop|free|free-up|cancel|kill|fix|get up? the|this|that|an|his|her|their|ad|account? ad|account|windows|domain? lock|locks|lockout|lock-out|lockouts|block',
      'release|free|clear|lift|remove up|off? ~ lock|lockout|lock-out|locked account|accounts',
      'free|release up the|his|her|a? locked ~ account|user',
      'zero|clear|reset ~ lockouttime|badpwdcount',
      'release|free ~ account|accounts',
      'release|free|let ~ from|out ~ lock|lockout|locked',
      'release|free ~ locked out?',
      'release|free him|her|them|it|user',
      'lockout|lock|locked ~ clear|release|lift|remove it|this|him|her? please|pls|now?',
    ],
    unlockDone: ['unlocked|unblocked'],
    sync: [
      'sync|syncs|synced|syncing|synch|synched|synching|synchro|synchronise|synchronize|synchronised|synchronized|synchronising|synchronizing|synchronisation|synchronization|in-sync|insync|issync|syncstatus|sync-status|resync|unsynced|out-of-sync|pwsync|pw-sync|hashsync|pwdsync',
      'replicate|replicated|replicates|replicating|replication|propagate|propagated|propagating|propagates|propagation|phs|writeback|write-back',
      'entra|aad|azure|ad connect|connector',
      'aadc|aadconnect|dirsync|adconnect|adsync',
      'immutableid|immutable|sourceanchor',
      'get|gets|got|gotten|make|made|makes|come|came|coming|reach|reached|reaches|arrive|arrived|arrives|arriving|land|landed|hit|show|showed|shown|updated|update|flow|flowed|through|over|up|pushed|push|exported|export|visible|present|known|there|appeared|appear|cross|crossed|picked|sent|uploaded|transferred|carried|moved|seen|register|registered|copied|applied|live ~ cloud|azure|entra|o365|m365|365|aad|tenant|online',
      'export|exported|exports ~ errors|error|successfully|ok',
      'is|are|isnt|arent|not ~ in the? cloud|azure|entra|tenant|o365|m365 yet|already?',
      'cloud|entra|azure|o365|m365|outlook|teams|owa ~ still ~ old|previous',
      'still old|previous @password',
      'old|previous|former|prior @password still|also? works|working|accepted|valid|active|takes|required|needed',
      'old|previous|former|prior @password ~ still|instead',
      'still|only wants|want|takes|take|accepts|accept|needs|asks|works|working|uses|using|use|expects|requires|likes|knows with|for|on|the|his|her|their? the|his|her|their? old|previous|former',
      'takes|take|accepts|accept|wants ~ old @password|one',
      'new @password ~ works|work|working|accepted ~ but|not|only',
      'new @password ~ doesnt|does|isnt|not|wont ~ work|working|accepted|take ~ cloud|azure|entra|o365|m365|365|outlook|teams|online|owa|portal|sharepoint',
      'works on-prem|onprem|on-premises ~ not|doesnt|isnt|but',
      'in step|line|agreement',
      'match|matches|differ|differs|differ|same|identical|equal|different ~ both|cloud|entra|azure|ad|on-prem|sides',
      'hash|hashes sync|state|status|arrive|arrived|reach|export|exported|uploaded|made|get|got',
      'be|appear|available|valid in|into|on the? cloud|azure|entra|o365|m365|aad|tenant',
      'entra|azure|cloud|o365|m365|aad picked|received|seen|taken ~ @password',
      'entra|azure|cloud|o365|m365|aad ~ has|have|got|know|knows ~ @password',
      'cloud|entra|azure|ad ~ differ|differs|match|matches|mismatch|same|different',
    ],
    diagnose: [
      'diagnose|diagnosis|diagnostic|diagnostics|diagnosing|diag|diags|diagnos|investigate|investigating|analyse|analyze|analysis|troubleshoot|troubleshooting|trouble-shoot|whycant|debug|triage',
      'root cause|causes',
      '@password is|was|are incorrect|wrong|invalid',
      'is|are|was ~ disabled|locked|blocked|expired|enabled|active in|on|at the? entra|azure|cloud|ad|o365|m365',
      'why|how-come cant|cannot|isnt|wont|doesnt|is|does|can|did|was|are|do|has|does|keeps|not|hasnt|couldnt|could|arent|dont',
      'why ~ cant|cannot|isnt|wont|doesnt|locked|blocked|fail|fails|failing|failed|refused|rejected|denied|broken|stuck|not|disabled|expired|log|sign',
      'how come',
      'find|tell|figure|see|know|check|work|show|explain|found|understand|determine|identify|establish me|out? out? the? why|reason|cause|problem|whats|what',
      'whats|what|anything|something|whatever is|are|could|might|may|be? be? wrong|blocking|stopping|preventing|keeping|broken|happening|going|up|off|the',
      'whats the? wrong|blocking|stopping|preventing|keeping|happening|going|up|problem|issue|matter|stop|stops',
      'what blocks|stops|prevents|keeps|locks|locked|prevented|stopped|caused|causes',
      'anything|something wrong',
      'reason|cause for|of|behind ~ lockout|lockouts|failure|failures|error|errors|block|problem|issue|denied|sign-in|login|logon',
      'look|looking|dig into',
      'health|account|status|user check|status|state|health',
      'account|user|sign-in|login|password status|state|health',
      'check sign-in|login|logon|access',
      'when|will|how|is|does|did|has|what|check ~ @password expire|expires|expired|expiry|expiring|expiration|age',
      'when|will|does|did|has|what|until ~ account expire|expires|expired|expiry|expiring|expiration',
    ],
    symptom: [
      'cant|cannot|cant|couldnt|couldn|wont|unable|not|struggles|struggling|fails|failing|failed|trouble|problems|problem|difficulty|issues|issue|doesnt|able|isnt|never|keeps to|able|let|being|with|manage|managing|even|still|again? to|him|her|them|us|me|able? log|login|logon|logging|sign|signin|sign-in|signing|authenticate|authenticating|connect|connecting|get|getting|access|accessing|open|opening|reach|enter|log-in|log-on|use|using|start|read',
      'can|could|is|are|does not|no even? able? longer|to? log|login|logon|sign|signin|sign-in|authenticate|connect|get|access|open|reach|enter|work|let|able',
      'no longer able to? log|login|sign|access|get',
      'access problem|problems|issue|issues|error|errors|trouble',
      'no access|login|logon|signin|sign-in',
      'can|allowed|able ~ log|sign|logon|login in|on',
      'neither ~ work|works|accepted|working',
      'no|without|lost|losing|denied access',
      'log|login|logon|sign|signin|sign-in|sign-ins|logins|logons|authentication|auth|log-in|logging|signing in|on? in|on? is|are|does|keeps|gets|was|has|not|still|just|always|issue|issues|problem|problems|error|errors|failure|failures|failing|failed|fails|fail|trouble|troubles|broken|doesnt|isnt|rejected|denied|blocked|impossible|loop|loops|refused|wont|dead|down|stopped|breaks|hangs|stuck',
      'issue|issues|problem|problems|trouble|error|errors|failure|failures|difficulty|difficulties|fail|failing with|when|while|during|on|at|in|for|logging|signing|about|trying the|his|her|their|a|my|to? log|login|logon|logging|signing|sign|sign-in|signin|sign-ins|authentication|authenticating',
      'access|login|logon|sign-in is|gets|getting|was|keeps? denied|refused|blocked|revoked',
      'aadsts*',
      'wrong|incorrect|invalid|bad @password|credentials ~ error|message|all|every|though|even|although|loop|again|keeps',
      'gets|getting|sees|seeing|receives|receiving|has|says|shows|throws|reports|with an|a|the|this? ~ error|errors|message|denied|refused',
      'error|errors|err code?',
      'keeps|keep|constantly|always|repeatedly|continually|gets|got|getting|being getting|being|gets|been|again? locked|kicked|blocked|logged|thrown|shut|rejected|signed|prompted|asked out|off?',
      'locked out',
      'keeps locking',
      'lockout|lockouts|lock-outs|locks|locking reason|cause|source|investigation|analysis|out|again|himself|herself|every|keep',
      '@password did|do not work|match|help',
      '@password not|isnt|doesnt|does|is|wont|never|gets|keeps|being not? accepted|working|work|rejected|refused|recognised|recognized|valid',
      '@password rejected|refused',
      'doesnt|does|isnt|not|wont not? work|working|accepted|accept|let|take ~ @password|login|him|her|them',
      'cant|cannot|wont|doesnt work|open|load|start ~ outlook|teams|email|mail|mailbox|office|vpn|pc|laptop',
      'stuck ~ login|logon|sign-in|signin|screen|loop|out',
      'kicked|shut|thrown|bounced|booted|signed|logged out',
      'login|signin|logon|sign-in|sso|outlook|mail|teams is|are|was|keeps broken|dead|down|failing|borked|busted|looping|impossible',
      'rejected|refused by|at the? login|logon|sign-in|portal|azure|entra|ad|dc|windows',
    ],
    state: [
      'locked|disabled|expired|blocked|deactivated|suspended|inactive|enabled|active|unlocked|lockout|frozen|healthy|valid|restricted',
      'expire|expires|expiry|expiring|expiration',
    ],
    sweep: [
      'sweep|sweeps|expire-report|expiry-report|expirereport|expiryreport|expired-report|caveat-report',
      'expire|expiry|expiration|expired|caveat|exception|exceptions|exposure|mismatch|hygiene|drift|discrepancy|stale account|accounts|user|users|password? report|list|overview|scan|check|audit|sweep|summary|export',
      'report|list|overview|scan|sweep|search|export|summary|inventory|table of|on|for|about|over|all|every|the|any|: all|the|every|any|our? expired|expiring|stale|caveat|mismatched|affected|synced|disabled|hybrid ~ account|accounts|users|passwords|people|identities',
      'report|list|overview|scan|table|export|everyone|everybody|anyone|anybody|accounts|users|people|identities|logins of|on|for|about|: ~ users|accounts|people|identities|everyone with|whose|that|who|where|hit|affected|not|still|having|are',
      'list|show|find|give|get|which|display|report|pull|produce|export|scan|check|identify|search|any|what|tell|count|are|fetch|need|want|create|generate|run|send me|for|us|the|a|of|up|there|out? ~ accounts|users|everyone|everybody|people|identities|logins|anyone|anybody|employees|folks ~ expired|expire|expires|expiry|disabled|enabled|active|still|not|never|flag|flagged|limits|hours|restriction|restrictions|ignore|ignores|entra|cloud|caveat|caveats|hit|affected|where|whose|stale|mismatch|open|365|blocked',
      'list|show|find|give|get|which|display|report|pull|produce|export|scan|check|identify|search|any|what|count|are|how-many|many|all|every|need|want|the|fetch ~ expired|expiring|never-expires|never-expiring|stale|orphaned|lapsed|mismatched|caveated|non-expiring|affected|overdue|end-dated accounts|users|people|identities|logins|passwords',
      'show|list|find|display|report every|all|any accounts|users|account|user',
      'every|each|any ~ user|account|person|employee ~ expired|expire|disabled|enabled|never|still|whose|caveat',
      'who|which ~ sign|log|signin in|on? ~ cloud|entra|azure|365 ~ expired|disabled',
      'list|show|find|give|get|which|display|report|who|export|all|any ~ @password|@password never|dont|doesnt|not expires|expire|expiring|expired',
      'expired|never-expires|never-expiring|stale|lapsed|non-expiring accounts|users|passwords|people|identities',
      'accounts|users|people|everyone|identities ~ @password|@password never|dont|doesnt|not expires|expire|expiring',
      'everyone|everybody|anyone|anybody|users|accounts|who|people|which ~ expired|disabled|locked|blocked|restricted|hours|expires ~ but|yet|still|works|cloud|entra|azure|m365|365|tenant',
      'who|which|how|what ~ is|are|has|have|does|many expired|disabled|locked|blocked ~ but|yet|still|and|cloud|entra|azure|365',
      'full|tenant-wide|tenant|directory|directory-wide|company-wide|weekly|daily|monthly|nightly|complete|entire scan|sweep|check|report|run',
      'scan|sweep|check|search|go|run the|our|across|over|through|whole|entire|all|full ~ tenant|directory|domain|forest|ad|entra|estate|org ~ caveat|caveats|expiry|expired|accounts|for',
      'users|accounts|people|anyone|everyone|who|identities ~ logon|login|hour|hours limits|hours|restrictions|restriction|limit|hour',
      'users|accounts|people|identities where ad|on-prem|onprem|entra|the|cloud',
      'accounts|users|people are|were? affected|hit|concerned by|with',
      'anyone|anybody|any|everyone accounts|users? ~ affected|hit by ~ caveat|caveats|expiry|problem|gap',
    ],
    approvals: [
      'approvals|aprovals|approval-queue|approvalqueue|approvallist|approval-list',
      'approval|approver|approvers|approvals|sign-off|signoff|request|requests queue|list|inbox|backlog|overview|board|status|pending|outstanding|pile',
      'pending|open|outstanding|waiting|unapproved|undecided|unanswered|awaiting|queued|unreviewed|remaining|current request|requests|approval|approvals|resets|reset|decision|decisions|sign-off|sign-offs|review|reviews|items|stuff|approvers|things|changes|unlocks',
      'request|requests|reset|resets|unlock|unlocks|anything|something|what|whats|items|stuff|things|changes|everything|decisions|tasks|which|still|one is|are|thats|that|still|currently|there|in|left|we|i|do|have? ~ waiting|pending|awaiting|open|outstanding|queued|left ~ approval|approve|sign-off|signoff|signature|decision|ok|me|approver|approvers|queue|confirmation|review|signing|action|us|second|someone|somebody',
      'waiting|pending|awaiting|wait|waits|outstanding|open|needs|need|needing|require|requires|requiring|await|awaits for|on|at|with? my|me|an|the|our|your|for|to|a|second|his|her? approval|approvals|approve|approver|approvers|sign-off|signoff|sign|decision|ok|signature|approving|confirmation|go-ahead|review',
      'queue for|of approver|approvers|approval|me',
      'any|anything|something|what|whats|show|list|do|which|still|things|stuff|requests|resets|need|have|have i|we|there|me|to|for|left|else|still|have|need|me|us|i? ~ to|i|we|must approve|sign|review|sign-off|decide',
      'request|requests|resets|unlocks|ones is|are|still|that|which|not? not|still|yet|un open|signed|approved|decided|reviewed|answered|pending',
      'what|which|any|are|list|show|how-many|many ~ request|requests|resets|unlocks ~ open|unsigned|unapproved|undecided|left|approver|approvers|second|sign-off|signed off|pending|waiting|approver|yet?',
      'any|anything|something|requests|resets|request|reset|whats|show|list|pending|see|open|view|my|check|our|the|current|all|latest|display|get|give approval|approvals',
      'request|requests pending|outstanding|waiting|open|awaiting',
      'who still|else? has|needs|must|still|should|hasnt|not|have|is to? approve|sign|approved|signed|approving',
      'my|our|the|todays|his|her queue',
      'approvals|approval pending|open|waiting|list|outstanding|left|todo',
      'anything|something|whats|what pending|waiting|outstanding',
      'waiting for me',
      'list|show|see|all|everything|whats|open? pending',
      'to be approved|signed|decided',
      'show|open|see|check|view my|the|our|approval? queue|backlog|inbox',
      'who needs|has|must|should to? approve|sign',
    ],
    audit: [
      'audit|audits|audit-log|auditlog|audittrail|audit-trail|audited|auditing|history|histories|trace|traces|changelog',
      'audit|activity|change|event|bot|action|reset|unlock|transcript log|logs|trail|record|records|history|entries',
      'has|have|had ~ been changed|touched|modified',
      'everything|anything|all|what|whats|whatever recorded|logged|done|happened|changed|documented|is|was|on|in|has ~ recorded|record|log|logged|done|happened|changed|audited',
      'everything|anything|all|whats|whatever recorded|logged|documented|happened',
      'what happened|was-done|changed|actions|became',
      'what was|were|has|had|did been? ~ done|changed|do|happen|happened|touched',
      'who|whos|whom|which technician|agent|admin|did|touched|changed|modified|requested|approved|signed|handled|worked|asked|performed|executed|authorised|authorized|ordered|last|opened|closed|started|triggered|granted|rejected|denied|declined',
      'logs|records|trail|transcript|evidence|paper-trail for|of|on|about',
      'who|which ~ reset|resets|unlock|unlocked|change|changed',
      'previous|prior|past|earlier|recent|last|former|latest|all|list|every|older|which|how-many|many|show|the @password|account|few|five|ten|three|two|the|ad|month|weeks|years? @password? resets|unlocks|changes|actions|requests|operations|activities|unlockings',
      'when|what|whats|date|show|time|tell ~ last|latest|previous|most-recent|recent @password|account|ad? reset|unlock|unlocked|change|changed|resets',
      'last|latest|previous|most-recent @password|account|ad? reset|unlock of|for|on|date',
      'list|show|all|get|pull|display|give ~ resets|unlocks|changes|actions|events',
      'actions|events|activity|activities|operations|changes|entries|transactions on|for|of|by|against|around|about|concerning|done|made|performed|carried',
      'look|looked|show|pull|find|see up? ~ request id|request-id|transcript|correlation',
      'transcript',
      'what|which @password? changes|actions|resets|unlocks ~ made|done|performed|happened',
      'any|some @password? resets|unlocks on|for|of|against|about',
      'anyone|anybody|someone|somebody touched|changed|modified|handled',
      'show|view|get|see|pull|open|check me? the? log|logs|records',
      'status|outcome|result|state|progress of ~ request|reset|ticket|approval|unlock',
      'was|were|has|is ~ reset|unlock|change ~ executed|performed|carried|done|approved|completed|finished|successful|closed|denied|rejected|requested|recorded|logged|processed|made',
    ],
    help: [
      'help|halp|commands|command|instructions|manual|menu|usage|howto|capabilities|features|functions|tutorial|cheatsheet|cheat-sheet|faq|docs',
      'what|whatever|which|things|stuff|how ~ can|could|do|does|are|is you|u|this|the|i|bot|your|one|it ~ do|help|capable|ask|support|offer|commands|features|options|work|use|functions|know|able|for|say|type',
      'what are you|your for?',
      'what is|does this|the|that bot|thing|app|tool for|do|about?',
      'who are you',
      'how do|can|to|does|should i|you|we|one|it|this|the? use|work|operate|start|talk|bot|begin|interact|ask|works',
      'how you|this works|work',
      'how do|can|does|should i|we|you|one|somebody|someone get|request|reset|unlock|ask|check|diagnose|see|run|do|make|start|approve|use|order|trigger',
      'how|where to reset|unlock|check|diagnose|request|ask|use|start|run|approve|see|get',
      'what|which|list|show|tell|available|all|your|possible|other|the ~ commands|options|functions|features|capabilities|command|syntax',
      'getting|get started',
      'show|give|explain|tell|teach me|us how|what to|you|this|it|i|can ~ use|works|do|work|can|ask',
      'what does ~ do|mean',
    ],

    negation: [
      'not|dont|never|doesnt|didnt|no|without|nope|neither|nor|wont|shouldnt|mustnt|cant|cannot|stop|avoid|refrain|hold|refuse|isnt|wasnt|arent|hasnt|havent|wouldnt|couldnt|neednt|nobody|none|unless|until|except|dnt|ignore|disregard|skip|prohibited|forbidden|forget',
      'instead|rather of|than',
    ],
    prohibition: ['dont|never|dnt|nobody', 'do not', 'must|may|should|shall not', 'no one'],
    encouragement: ['dont|never forget|hesitate|worry|mind', 'do not forget|hesitate|worry|mind'],
    notNegation: [
      'not only|just|merely|simply',
      'dont|do|not forget|hesitate|worry|mind|care|not? forget|hesitate|worry|mind|fail to?',
      'dont|doesnt|didnt|cant|cannot|cant|not|never|no|wont|couldnt|isnt ~ know|knows|remember|recall|log|sign|login|access|get|work|working|able|let|longer|idea|understand|matter|find|accept|accepted|connect|open|reach|see|have|has|rush|hurry|urgent|sure|respond|responding|recognise|locate',
      'if not|cant|possible',
      'no idea|rush|hurry|worries|problem|need to wait|luck|longer|access|one|joy|reply',
      'why|can|could|would|will|whats|how not|dont|cant|isnt|wont|doesnt|come|wouldnt|couldnt|shouldnt you? just|you?',
      'still|has not|hasnt|nothing',
      'has|have|is|was|were|does|did|are|can not',
      'isnt|wasnt|arent|hasnt|havent|cannot|cant|wont|doesnt|didnt log|sign|get|in|been|received|access|open|remember|use|connect|work|seem|have|know|recall',
      'forgot|forget his|her|their|its|my|the|ad|windows|it',
      'hold on|up|the line|please',
      'on hold',
      'before ~ meeting|call|shift|lunch|noon|leaves|holiday|end|weekend|tomorrow|starts|she|he|they|the|my|monday|tuesday|wednesday|thursday|friday|5|eod|cob',
      'leave|leaves|leaving|before on|of|from|for|was|is|return|today|in|soon|this|tomorrow|and|request|,|.',
      'without success|luck|problem|problems|errors|access|error|delay|a|his|her|their|internet|mail|email',
      'stop|stops|stopped working|bothering|him|her|them|getting|being|asking',
      'until recently|yesterday|now|today|this|last|monday|friday|lunch',
      'except on|on-prem|for|from|in|via',
      'no ,',
      'ignore|disregard|forget my|the|that|what last|previous|earlier|first|i',
    ],
    contrast: ['but|just|only|instead|rather|however|actually|simply|merely|though|solely'],
    hypothetical: [
      'what|whats would|will|could|happens|happen|if|might|should|the|does|effect|impact|are happen|happens|effect|consequence|consequences|impact|breaks|break|be|do|change|risk',
      'what if',
      'why would|should|must|do i|we|you|anyone|someone',
      'how|what about',
      'who can|may|could|should|would',
      'can|could|may|does|do|will a|an|the|any user|users|someone|people|employees|employee|person|they|he|she|admins ~ @reset|@unlock',
      'if|whether|suppose|supposing|imagine|hypothetically|assuming|theoretically|unless|once|whenever|provided|wonder|wondering',
      'would|will|can|could|may|should|must|shall|might i|we|it|one|there',
      'should|may|can|could|must|shall|might|would|shouldnt|couldnt i|we|it|he|she|they|this',
      'is|was|would it|that possible|ok|okay|safe|allowed|necessary|wise|better|best|enough|worth|fine|advisable|permitted',
      'does|would|will|could|can|might|may a|the|an|your? @password? reset|resetting|unlock|unlocking',
      'is a|an|the? @password? reset|unlock necessary|needed|required|enough|allowed|possible',
      'im|were|i|we|am|are|is going|about|planning to',
      'maybe|perhaps|possibly|might|thinking|considering|planning|plan|intend|gonna|eventually',
      'in case|theory|principle|general',
      'may|might|could have|need|be to?',
      'will|would|shall|should|could|gonna|can probably|likely|maybe|then|later|also|be|have|need',
      'ill|well|id|wed|hell|shell|theyll then|probably|rather|also|just|still|not|have|need|go|do|try|@reset|@unlock',
      'i|we will|shall|would|could|might|may|can|should|plan|intend|wonder',
    ],
    politeness: [
      'if you|u|its|at|thats|possible|poss|need|needed|that|ok|okay|any|anyone|someone|somebody|he|so all|can|could|dont|have|would|possible|ok|okay|get|fine|be|not|please|may|works|mind|wish|like|chance|time? ~ mind|can|could|possible|ok|okay|moment|minute|sec|second|time|chance|please|trouble|free|available|around|kind|bored',
      'if possible|poss|needed|necessary|available|free',
      'would|could|can|will|may|might you|u|someone|somebody|anyone|anybody|one|we|i',
      'would|will|could be great|nice|good|awesome|lovely|kind|possible|able',
      'i would|id like|love|need|appreciate|be',
      'would|id|i love|like|appreciate|need',
      'can|could|may i|we please? get|have|ask|request|bother|trouble|you|please|pls|ask',
      'maybe|perhaps|possibly|probably when|please|someone|you|can|could',
      'once|when|whenever you|u|someone|possible|convenient|able|ready|free|theres|done|he|she|they|has',
      'i|we need|think|believe|guess|want|would like|love|appreciate',
      'think|thinking|probably|guess|believe he|she|they|its|needs|need|just|the|this|that|forgot|locked',
      'wonder|wondering if|whether you|u|someone|we|anyone|somebody|i could?',
      'if he|she|they|it|this|that is? still|wrong|right',
    ],
    cancel: [
      'cancel|cancels|cancelled|canceled|withdraw|revoke|abort|undo|revert|scrap|void|retract|rollback|recall-request|rescind|discard',
      'roll|take|call back|off',
      'forget|ignore|disregard|scratch|nevermind|drop that|my|the|about|it|last|previous|what|earlier|this',
      'never mind',
      'hold|wait|hang off|on|back|up|until|with|for|before',
      'no longer needed|required|necessary',
      'not necessary|needed|required|anymore|yet',
      'dont|do|doesnt|didnt not? need|want',
      'was|were told|instructed',
      'on hold',
      'stop|pause|postpone|delay|suspend|defer the|his|her|this|that|any|all|my|@reset|@unlock',
      'reject|deny|decline|refuse|approve|authorise|authorize|sign-off',
    ],
    retraction: [
      'no , wait|hold|stop|sorry',
      'no wait|hold|sorry',
      'never mind',
      'nevermind|nvm',
      'scratch|ignore|forget|disregard that|it|this',
      'forget about it',
      'wait , no',
      'actually no|not',
      'on second thought|thoughts',
    ],
    done: [
      'already|ago|yesterday|earlier|fyi|previously|done|completed|finished|executed|successfully|sorted|resolved|fixed|solved|thereby|afterwards|hooray|finally|confirmed|worked',
      'was|were|been|got|had|being',
      'has|have|had just|already|now|since? been',
      'is|are|now|its|all|thats now|already|again|back|all|just? done|unlocked|unblocked|fixed|sorted|ok',
      'i|we|ive|weve|he|she|they|you|already|have|has|had just|already|also|now|then|had|have|has|did|only|once|manually|successfully|finally|accidentally? @reset|@unlockDone|unlocked|reset|unblocked|changed',
      'after|since|following|despite a|an|the|my|your|our|his|her|their|that|last|this|yesterdays|todays? @password|last|pw|ad|previous|recent|account? @reset|resetting|unlock|unlocking',
      'this|last morning|night|week|month',
      'last night|week|month|monday|tuesday|wednesday|thursday|friday|year',
      'the|his|her|a|their|our|my|that @password? reset|unlock was|is|has|went|did|didnt|doesnt|worked|failed|isnt|wasnt|hasnt|from|i|we|done|yesterday|earlier|keeps|took',
      '@reset|@unlock done|complete|completed|worked|failed|didnt|doesnt|went|success|successful|fine|finished|helped|succeeded',
      'thanks|thank|thx|cheers for you? for? resetting|unlocking|the|reset|unlock',
      'asked|ask|asking|request|requested|requesting|applied for ~ reset|unlock',
      'tried to? reset|resetting|unlock|unlocking',
      'told|telling|said|says|heard|read|claims|claimed|thinks|confirms|reported|reports|announced|mentioned ~ was|has|been|had|is',
      'closing|closed|close',
    ],
    resolved: [
      'back|let in|online|up|working|again',
      'all good|fine|set|sorted|well',
      'works|work|working|good|fine|in|ok|okay|up now|again',
      'fixed|sorted|resolved|solved|remembered',
      'no longer locked|blocked|an|needed',
      'false alarm',
      'can|could ~ again|now',
    ],
    manner: [
      'get|gets|have|let|pick|choose|set|network|waiting|quick|quickly|full|fully|complete|completely|proper|so|again|now|today|immediately|straight|away|back|once|first|simply|instead|off|needful|another|one|more|time|new|fresh|real|urgent|emergency|possible|soon|right|too|same|standard|normal|regular|object|counter|mailto|network|these|three|two|both|following|follows|below|request|sec|second|minute|moment',
    ],
    keepNewPassword: [
      'no|without|skip|dont|not|disable|leave|minus|w/o a|the|any|to|out|off|require|need|do? forced|force|forcing|enforced|enforce|enforcing|mandatory ~ change|changing|reset',
      'no|without|skip a|the|any? password|pw? change ~ next|first|at|on|upon logon|login|sign-in|signin|needed|required|necessary|log-in',
      'no need|have for|to? him|her|them|a? to? ~ change ~ logon|login|sign-in|signin|it|password|pw|afterwards|log-in',
      'doesnt|dont|shouldnt|mustnt|neednt|without|wont need|have|having|be? forced|asked|prompted|to|required? to? change|be ~ logon|login|sign-in|signin|it|password|pw|change|log-in',
      'does|do|should|must|need|will not need|have|having|be? forced|asked|prompted|to|required? to? change|be ~ logon|login|sign-in|signin|it|password|pw|change|log-in',
      'force|forced|must|require ~ change : no|off|false',
      'no|without must-change|force-change|mustchange|forcechange',
      'without|no must change',
      'can|may|should|let ~ keep the|his|her|their|this? new|temp|temporary? @password|one|it',
    ],
    please: ['please|pls|plz|plse|pleas|plese|kindly|asap|urgently'],
    need: [
      'need|needs|needed|want|wants|wanted|require|requires|required|wish|requesting|must|gotta',
      'can|could|would|will|cn you|u|ya|someone|somebody|anyone|anybody|we|the|this|one|i',
      'id|would|i|wed like|love|appreciate|need',
      'has|have|ought|supposed|wants|like|got|going to? be|get|have|to',
      'to be',
      'get|have|getting|having ~ @unlockDone|reset|unlocked',
      'due for',
      'time for|to',
      'go ahead',
      'do|give|make|perform|run|process|execute|start|initiate|kick|trigger|arrange|raise|action|handle|carry|issue|provide|send|set|create|generate|assign|lets|let|assist|help',
    ],
    whoDid: [
      'who|whos|whom|whose|by-whom|which-technician|whove|whod',
      'which|what technician|agent|admin|colleague|engineer|person|tech|operator|analyst|helpdesk',
      'by whom',
      'when was|did|were|has|had',
      'how often|many times?',
    ],
    didIt: [
      'was|were|has|have|had|did|hasnt|wasnt|didnt|havent|werent anyone|anybody|someone|somebody|you|we|i|it|he|she|they|the|his|her|that|this|there|already',
      'was|were|has|did|hasnt|wasnt|didnt|werent',
      'how|has long since|anyone|anybody',
    ],
    howTo: [
      'how do|can|to|does|should|could|would|is|are i|we|you|one|someone|the|a|it?',
      'how-to|howto',
      'what do|should|must i|we|you type|say|write|enter',
      'where do|can i|we',
      'explain|describe how|what|the',
      'whats the way|process|procedure|steps|policy',
      'what is the way|process|procedure',
    ],

    bulk: [
      'everyone|everybody|everyones|everybodys|everything|all-users|allusers',
      'all|every|each|any|multiple|several|dozens|hundreds|many|batch|bulk|mass|thousands|half ~ user|users|account|accounts|passwords|password|pw|pws|pwds|people|employees|staff|colleagues|members|students|team|department|dept|office|company|floor|tenant|domain|ou|org|organisation|organization|group|division|site|class|branch|employee|contractors|interns|admins|sales|finance|hr|marketing|accounting|persons|guys|folks|directory|list|sheet|school|lot|building|person|entries|requests|pending|locked|expired|disabled',
      'entire|whole|complete ~ team|department|dept|office|company|floor|tenant|domain|ou|org|organisation|organization|group|division|site|class|branch|shift|staff|sales|finance|hr|marketing|accounting|directory|list|sheet|school|lot|building|world|crew',
      'all of|in|from|at|the|our|my|locked|expired|disabled|affected|these|those|them|pending',
      'all',
      'mass|bulk|batch reset|unlock|action|change|resets|unlocks|password|update',
    ],
    group: [
      'the|our|my|whole|entire|a ~ team|department|dept|company|ou|group|division|floor|branch|tenant|domain|class|organisation|organization|users|accounts|employees|interns|contractors|students',
      'ou|users|accounts|passwords',
      'people|staff in|from|of|at|with|matching|under|starting|whose',
    ],
    outOfScope: [
      'mfa|2fa|otp|totp|authenticator|yubikey|fido|fido2|passkey|passkeys|token|tokens|sim|pin|pins|puk|phone|mobile|iphone|ipad|android|tablet|printer|printers|scanner|projector|monitor|keyboard|mouse|router|switch|firewall|modem|server|servers|wifi|wi-fi|wlan|hotspot|ssid|door|doors|room|rooms|gate|locker|drawer|cabinet|safe|garage|elevator|car|bike|parking|coffee|machine|machines|tv|display|bitlocker|bios|uefi|tpm|vault|keepass|bitwarden|lastpass|1password|keychain|sap|jira|salesforce|github|gitlab|workday|linkedin|gmail|icloud|apple|zoom|slack|dropbox|confluence|oracle|sql|mysql|postgres|database|ftp|sftp|webex|voicemail|laserjet|alarm|thermostat|meeting|conference|calendar|file|files|folder|folders|document|documents|spreadsheet|workbook|excel|pdf|zip|sheet|mailbox|mailboxes|site|website|achievement|level|potential|expectations|clock|timer|brain|mood|day|router|settings|config|configuration|browser|cache|cookies|session|sessions|device|devices|laptop|desktop|workstation|computer|pc|hardware|adapter|ip|dns|proxy|certificate|cert|key|keys|recovery|kiosk|camera|headset|dock|dsl|internet|line|extension|number|pos|till|cash|vending|plc|drive|usb|disk|service|app|application|game|score|streak|diet|sleep',
      'multi-factor|multifactor|two-factor|second-factor authentication|auth|methods|method?',
      'auth|authentication|sign-in|verification method|methods|app|code|codes|factor|factors',
      'security key|keys|info|questions|question|code|method|methods',
      'local admin|administrator|account|accounts|pc',
      'laps|root|admin @password',
      'company portal',
      'hello pin',
      'recovery key',
      'door|gate|entry|badge|access card|code|badge|pass|system',
      'out of office',
      'pro plus',
      'print server|queue',
    ],
    outOfScopeSync: [
      'onedrive|sharepoint|dropbox|calendar|calendars|contacts|files|file|folder|folders|phone|iphone|android|mobile|clock|clocks|watch|browser|bookmarks|favourites|favorites|music|photos|photo|notes|onenote|drive|printer|outlook-rules|gdrive|google|icloud|mailbox|inbox|document|documents|playlist|audio|video|lips|subtitles|tomorrow|meeting|watch|fitbit|garmin|itunes|spotify|chrome|git|repo|database|backup|server|cycle|delta|full|initial|scheduler',
      'force|trigger|start|run|kick|launch|initiate|schedule|execute|enable|disable|stop|restart|pause a|an|the|off|up|another|new|full|delta|manual|us|quick? ~ sync|resync|synchronisation|synchronization|cycle|dirsync|replication|aadconnect|aadc|adsync',
      'sync|synch|catch up|with|meeting|call|tomorrow|later|next|on|at with|about|monday|tuesday|wednesday|thursday|friday|later|tomorrow|over|noon|lunch|you|me|everyone|10|11|12|2|3|4|9',
      'lets|weekly|daily|our|my|team|monthly|standup sync',
      'sync with|up with? marketing|sales|team|teams|finance|legal|hr|it|you|him|her|them|everyone|folks|guys|client|customer|vendor|colleagues|management|boss|manager',
      'sync between us|you|me',
    ],
    otherAction: [
      'disable|disables|disabling|deactivate|enable|reenable|re-enable|enabling|activate|reactivate|delete|deleting|create|add|adding|grant|rename|book|order|install|uninstall|upgrade|buy|purchase|reboot|restart|shutdown|wipe|offboard|onboard|terminate|suspend|revoke|move|migrate|promote|demote|extend|prolong|invite|hire|fire|configure|map|mount|print|ship|deliver|archive|restore|recover|approve|reject|deny|decline|block|ban|lock|impersonate|elevate|exempt|whitelist|licence|license|provision|deprovision|share|forward|translate|write|draft|schedule|remind|escalate|close|reopen|merge|convert|transfer',
      'set up|account|expiry|manager|@password policy',
      'change|update|edit|modify|correct|fix|set|remove ~ phone|number|name|surname|address|title|department|manager|photo|picture|licence|license|group|groups|role|roles|email|mail|expiry|expiration|date|mobile|job|mailbox|alias|signature|attribute|office|location',
      'give|get|grant|needs|need|assign|add|provide|want|wants|requires ~ access|rights|permission|permissions|licence|license|admin|licenses|membership|role|laptop|monitor|phone|headset|mouse|keyboard',
      'remove ~ from|account|user|group|licence|license|access',
      'lock|block|kill|shut|close|turn the|his|her|their|this|that|down|off? ~ account',
      'sign|log|kick him|her|them|user|out|everyone|@person out|off',
    ],
    wantsSecret: [
      'tell|show|give|send|read|reveal|display|dm|whisper|share|disclose|decrypt|dump|crack|guess|text|message|get|fetch|retrieve|find|look|see|know|need|want|view|expose|leak|mail|email|reply|provide|supply|print|copy|extract|recover|lookup|post|hand|have|grab|pull me|us|out|up|to|know|with|back|him|her|the|you|over|here? ~ current|existing|actual|real|present|plaintext|plain-text|plain|cleartext|clear-text|stored|saved|original|old|active @password|hash',
      'tell|show|read|reveal|display|dm|whisper|disclose|decrypt|dump|crack|guess|fetch|retrieve|view|expose|leak|print|copy|extract|lookup|spell|recover|sniff|steal|harvest me|us|out|up|to|back|with|him|her|over|here? the|his|her|their|my|a|what|whats|this|that|@person? ~ @password|hash|hashes',
      'whats|what is|was|are? ~ @password|hash',
      'what @password',
      'which @password is|does|did|has',
      'do|can|could you|i|we|u know|see|find|read|view|remember ~ @password',
      'give|get|need|want|have|know|see|find|look|send|mail|email|share|forward|text|message|hand|post me|us|him|her|out|up|over? the|his|her|their|that @password',
      'give|send|mail|email|share|forward|text|message|hand|post me|us ~ the|his|her|their|that? @password of|for',
      'log|login|sign in|on? as him|her|them|user',
      '@password hash|hashes of|for|dump',
      'ntlm|nt|lm|kerberos hash|hashes|ticket|tickets',
    ],
    smallTalk: [
      'netflix|facebook|instagram|spotify|tiktok|whatsapp|youtube|amazon|ebay|tinder|joke|jokes|poem|song|story|riddle|movie|film|weather|lunch|dinner|breakfast|beer|coffee|cake|pizza|football|soccer|birthday|party|fun|funny|song|music|book|novel|quote|meme|gif|kudos|season|subject|favourite|favorite|ridiculous|hate|boring|tired|stupid|annoying|dumb|silly|slow|haha|hahaha|lmao|rofl',
      'tell me a',
      'cant believe',
      'audit|audits is|are|was|season|coming|next|day|prep|firm',
      'sweep the|my|your floor|yard|kitchen|chimney|office|stairs',
      'history class|lesson|book|channel|repeats',
      'i hate|love|adore|wish|dream|miss',
      '@password policy|manager|rules|requirements',
      'passwords are',
      'parking pass|ticket|permit|spot',
    ],

    reason: [
      'because|bcause|becuase|cause|cuz|coz|bcoz|bc|b/c|since',
      'because|due of|to the?',
      'due to',
      'reason|reasons|justification|why|grounds|rationale|background|context is|was? :|-|=|–',
      'reason|justification is|being',
      'on account of',
      'owing to',
      'as he|she|they|the|his|her|it|their|its|this|hes|shes|theyre|user|we|there|a',
    ],
    greeting: [
      'hi|hello|hey|hiya|yo|dear|morning|afternoon|evening|heya|hola|howdy|greetings|hallo|sup|gm|oi|ciao|mornin|evenin|gday|aloha|heyo|ahoy|wassup|hej|ello|alright|ey|oy|psst|hullo|helo|hii|heyy|hellow',
      'good morning|afternoon|evening|day',
      'hi|hey|hello|yo|dear|morning|hallo bot|team|all|there|folks|everyone|guys|latchkey|helpdesk|mate|colleagues|friend|friends',
      'bot ,',
    ],
    thanks: [
      'thanks|thank|thx|thnx|tnx|ty|cheers|tia|thankyou|regards|rgds|br|kr|tks|ta|appreciated|kudos',
      'many|best|kind|warm thanks|regards|wishes',
      'thank you|u',
    ],
    honorific: ['mr|mrs|ms|miss|dr|prof|professor|sir|madam|mx|doctor'],
    particle: [
      'van|von|de|der|den|del|della|di|da|dos|das|du|la|le|al|el|bin|bint|ibn|ben|ter|ten|af|av|zu|zur|do|y|e|st|mc|mac|abu|abd|ul|ur|op|het|lo|santa|san|vander|bte|binti|vom|dem|dela|los',
    ],
    determiner: ['the|a|an|this|that|my|our|your|his|her|their|some|any|these|those|same|new|another|its|following'],
    toPerson: [
      'for|of|from|4|fr|fro|on|regarding|re|about|concerning|with|named|against|user|to|by|account|called|abt|towards|behind|both|either',
    ],
    predicate: [
      'is|was|has|had|have|can|cant|cannot|cant|could|couldnt|forgot|forgets|forgotten|needs|need|wants|requires|lost|keeps|keep|knows|doesnt|does|didnt|did|isnt|wasnt|hasnt|gets|got|getting|says|claims|reports|wont|will|would|must|should|unable|locked|stuck|still|never|only|also|both|are|were|tried|tries|typed|mistyped|changed|complains|calls|called|rang|failed|fails|failing|havent|arent|cannot|just|again|now|please|returned|came|remembers|misremembers|mentions|sees|who|whose|account|login|signin|sign-in|pw|pwd|password|logon|sync|unlock|reset|locked-out|expired|disabled|blocked|kicked|synced|syncing|since|yet|already|today|not|asap|hit|typed|returns|shares|left|ran|uses|sees|reported|claimed|thinks|resigned|started|starts|asks|asked|tells|told|cannot',
    ],
    onPerson: [
      'give|get|let|help|make|put|force|have|hand|assist|issue|send|touched|changed|modified|handled|blocking|stopping|preventing|keeping|look|check|to|did|does|is|are|was|were|has|have|can|cant|cannot|why|wont|doesnt|isnt|hasnt|if|whether|where|when|will|require|sort|find|lookup|see|investigate|analyse|lets|could|should|must|didnt|that|wasnt|arent|do|verify|inspect|confirm|status|process|then|about|free|release|up|get|also|locking|blocks|stops|prevents|since|who|because|until|affecting|with|via|what|out|into|like',
    ],
    and: ['and|plus|n|also|or|nor', 'as well as'],
    asker: [
      'manager|boss|supervisor|lead|teamlead|secretary|assistant|cfo|ceo|cto|cio|director|hr|wife|husband|mother|father|requester|requestor|reporter|approver|sender',
      'asked|asks|asking|told|wants|wanted|requested|requests|called|calling|phoned|rang|pinged|emailed|mailed|insists|reported|demands|demanded|approved|confirmed|forwarded|wrote|said|escalated|messaged|submitted|logged|raised|opened me|us|to|that|for|in|this|if|whether|about|the|it|a',
      'this|it|name is',
      'i am',
      'on behalf of',
      'requested|reported|raised|submitted|called|asked|approved|sent|opened|escalated|verified|confirmed|spoken|written by',
      'spoke|talked|talking|speaking|call|called|chat|meeting|phone|conversation|agreed|discussed|confirmed|checked|verified with|from|to',
      'cc|per|via|caller|fao|attn|ping|from|says|greetings',
    ],
    time: [
      'monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|today|this|last|when|lunch|noon|midnight|morning|early|about|around|approx|then',
    ],
    numberWord: ['no|nr|num|number|id|is|code'],
    machine: ['machine|computer|host|hostname|server|workstation|pc|laptop|desktop|device|notebook'],
  },
  ordinaryWords: `a about above access across action actions active actually add after afternoon again against ago ahead all allow almost alone along already also
    although always am among an and another any anybody anyhow anymore anyone anything anyway anywhere app appear apps are area aren't around as aside ask asked asking at
    attempt attempts available away back bad badge badly based be because become been before begin behind being believe below best better between big bit board boss both
    branch bring broken brother browser bro btw build building busy but buy by call called caller calling calls came can cannot card care carefully case cases center centre
    certain chance change changed changes chat check checked checking checks clean clear clearly click clicked close closed cloud code coffee cold colleague come comes coming
    company complete completely confirm connect connected contact contractor control correct could count counter couple course cover cross current currently customer daily
    data date dates day days deal dept department desk detail details did different difficult directly directory do document does doesn't doing done don't door down due during each
    earlier early easy either else email emails empty end ended ending enough enter entered entire entry error errors escalate etc even evening ever every everybody
    everything everywhere exact exactly except existing expire expired expires explain external extra fact fail failed failing fails far fast fault feel few field figure
    file files final finally finance find fine finish finished first fix fixed floor folks follow following forever forgot form forward found four free fresh
    friend from front full fully function further fyi gave general get gets getting give given gives giving go goes going gone good got gotten great group guess guy guys had
    half hand handle hang happen happened happening happens happy hard has have having head hear heard hello helpdesk her here herself high him himself his hit hold
    holiday home hope hour hours house how however huge human hurry i idea if immediately important impossible in include including incorrect info information inside instead
    internal into invalid is issue issues it it's itself job join joined just keep keeps kept kick kicked kind know known knows large last late lately later latest
    laptop launch lead leads least leave leaves leaving left less let lets level like likely limit line list little live load local location lock log logged logging long longer look
    looked looking looks loop lost lot lots love low lunch machine made mail mailbox main make makes making manage manager many map marketing mate matter maybe me mean means
    meant meet meeting member mention message messages might min mind mine mins minute minutes miss missing mistake mistyped moment monitor month months more morning most
    move much multiple must my myself near nearly necessary need needed needs network never new news next nice night no nobody none noon nor normal normally not note
    nothing notice now number obviously occasionally of off office offline often oh ok okay old on once one ones online only onto open opened opens or order other others our
    ours out outage outside over overnight own page paper part party passed past people per perhaps person phone phoned phishing phished pick piece place plan please plenty plus point
    policy possible post preferably present pretty previous print prior probably problem problems process properly prove public pull push put question questions queue
    quick quickly quite ran rang rather reach reached read ready real really reason reboot rebooted recall received recent recently record redo ref refused regarding regards
    rejected related reload remember remote remotely remove repeat repeated replace reply report reported request requested required resend resent restart result return
    returned returns right role room round rq run running runs safe sales same saw say saying says school screen script sec second seconds secure security see seem seems
    seen self send sends sent separate serious server service set several shall share she shift short should show showed showing shown shows shut sick side sign signed similar simple
    simply since sir site six sit sits sitting situation size sleep slow small so some somebody someone something sometimes somewhere soon sorry sort sound source specific speak
    spot staff stand standing start started starting starts state stay step steps still stop stopped stops store stuck student stuff submit successful such suddenly support supposed
    sure sync system systems take taken takes taking talk team tech technician tell temp ten test tested tester than thank that that's the their theirs them themselves then there
    there's these they thing things think third this those though thought three through thru ticket tickets till time times tired to today together told tomorrow tonight too took top total
    touch touched toward town train training travel travelling tried tries trip trouble true trust try trying turn turned twice two type typed types typing typo under understand
    unfortunately unknown unlikely until unusual up update updated upon urgency urgent us usable use used useful user usual usually vacation valid various verified verify very via
    view visible visit visiting wait waiting walk walked want wanted wants was wasn't watch way we week weekend weeks weird welcome well went were what whatever what's when whenever where
    whether which while who whoever whole whom whose why will wish with within without won't word words work worked working works world worried worry would write
    wrong wrote x yeah year years yep yes yesterday yet you your yours yourself zero
    ive ill im youre hes shes theyre theres whos weve id wed hed shed arent wasnt werent hasnt havent hadnt wouldnt shouldnt couldnt dont doesnt didnt wont cant isnt aint thats heres
    lol lmao omg tbh imo ngl idk afaik btw asap eod cob eta faq nvm pls plz plse thx u ur r n w wanna gonna gotta gimme lemme cya kk ok okey okie hmm hm uh um ah oh wow ugh argh
    rn mate bro dude buddy pal team folks chief boss guys y'all yall gents fellas lads chaps ladies mates
    accounting engineering legal operations logistics reception warehouse payroll procurement production planning purchasing quality research manufacturing department
    airport plane train hotel abroad leave maternity paternity parental sabbatical onboarding offboarding
    first one second third fourth fifth
    actual attempt authentication authenticated bring calling certificate cloud-only on-prem onprem on-premises on-premise hybrid synced tenant domain domains controller controllers forest
    enabled disabled blocked blocking suspended deleted risk risky conditional policies compliance compliant device devices licence license mailbox mailboxes shared
    web webmail site portal browser desktop mobile tablet remote session sessions vpn
    flag flags date hours hour limit limits caveat caveats gap problem
    colleague's user's users'
    physically identity verified face-to-face callback supervisor
    wrongly accidentally purpose mistakenly
    reflected reflect prem premise premises
    beach sun rain bike
    special normal regular standard ordinary
    newly hired starters joiners leavers leaver joiner
    super vip ceo cfo cto cio md vp exec executive executives director directors
    post-it sticky written letter wrote
    handed hand stolen theft hacked compromised breach breached suspicious leaked leak leaks malware virus ransomware clicked scam spam
    somewhere anywhere nowhere
    expiry expiration expiring unlock unlocked locked lockout lockouts
    quickly swiftly promptly kindly immediately straight
    bot robot assistant helpdesk servicedesk service-desk service desk
    interim whoops oops nah yup nope
    january february march april june july august september october november december feb apr jul aug sep sept oct nov dec
    monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
    preset reseat asset onset beset resent reset clock flock block sleep sweet swap swept audio edit adult
    it's what's that's who's let's
    hr qa pr rd r&d
    prod dev test staging
    berlin london paris madrid munich
    dialog dialogue window popup prompt banner pop-up
    shift urgent prio priority p1 p2 p3 sev1 high low medium critical blocker
    fwd re fw aw wg
    anyhow meanwhile otherwise therefore thus hence
    threshold thresholds prompt prompts prompted dialog dialogs warning warnings notification notifications popups windows tab tabs button buttons field fields form forms option choice mailto redacted bank milk fridge notebook minute seconds weekend desk lobby front corner hallway kitchen elevator stairs meetings client clients partner supplier vendor
    visitor auditor auditors engineer analyst clerk nurse teacher driver cashier trainee apprentice assistant accountant lawyer developer designer consultant freelancer
    temp temps agency payroll invoice contract project budget deadline presentation demo workshop course class exam lecture semester term shop factory plant site sites depot hospital ward clinic
    street city country region europe africa asia america german french spanish english speaking native language keyboard layout caps numlock capslock letters digits symbols characters
    blank black white blue red green yellow loud quiet warm hot cool nice lovely awful terrible bad worse worst strange odd funny crazy mad angry annoyed upset nervous panicking panicked panic desperate
    stressed impatient furious yelling screaming crying laughing smiling begging insisting hoping expecting expected planned scheduled booked moved moving travels traveling flying landed boarding driving
    sits works lives stands knows thinks feels hears sees reads writes speaks talks walks runs eats drinks sleeps wakes
    apparently actually basically literally seriously honestly frankly hopefully sadly luckily strangely suddenly eventually constantly repeatedly permanently temporarily briefly shortly recently previously
    anyone's someone's everybody's nobody nothing none whichever whoever's
    thirty forty fifty hundred thousand million dozen pair bunch stack queue ton tons
    lights sound volume battery cable charger adapter plug socket power supply fan heat smoke fire water leak noise
    bug bugs glitch crash crashed crashes freeze freezes frozen hang hangs hanging spinning loading blank white
    update updates upgraded upgrade patch patched reinstall reinstalled migration migrated rollout rolled deployment deployed
    approve approver sign signature signed signoff countersign
    attached attachment screenshot picture photo pic image link url copy paste pasted typo
    swapped renamed married surname maiden lastname firstname nickname
    escalated prioritised prioritized assigned raised logged submitted reopened
    weird whole half quarter double triple single
    vacation vacations annual bank-holiday sick-leave childcare school-run doctor appointment dentist surgery
    covid flu ill unwell sick-note injured accident
    rehired rejoined rejoin transferred promoted seconded joined
    keyed mistyping mis-typed fat-finger fat-fingers locked-out screen lockscreen splash
    yubikey smartcard card reader badge token
    mailto confirmed cust customer object objects investigated fat-fingered self-service session sessions kid kids son daughter everyday lad lass mum dad client's re-set`,
  oftenMisspelt:
    'access account accounts approval approvals approve audit cannot commands diagnose diagnostics disabled error expired expiry failing forgot forgotten history investigate issue issues locked lockout logging login logon password passwords passwd doesnt didnt couldnt cannot pending problem problems report requests reset resets resetting signin sweep sync synced synchronisation synchronised synchronization synchronized syncing temporary troubleshoot unlock unlocked unlocking',
  elisions: [],
  adverbEndings: ['ly'],
  signOffs: [
    'best regards',
    'kind regards',
    'warm regards',
    'regards',
    'best wishes',
    'many thanks',
    'thanks and regards',
    'thanks & regards',
    'thank you and',
    'sincerely',
    'yours sincerely',
    'yours truly',
    'cheers',
    'br',
    'rgds',
    'kr',
    'best',
    'thanks',
    'thx',
    'thank you',
    'with regards',
    'with kind regards',
    'respectfully',
    'all the best',
    'sent from my',
    'sent from outlook',
    'sent from mail',
    'get outlook for',
    'sent via',
    'sent using',
    'this email and any',
    'confidentiality notice',
  ],
  quoteHeaders: [
    ['on', 'wrote:'],
    ['from:', ''],
    ['-----original message', ''],
    ['----- original message', ''],
    ['begin forwarded message', ''],
    ['---------- forwarded message', ''],
  ],
};
