import type { Vocabulary } from './vocabulary.ts';

export const german: Vocabulary = {
  language: 'Deutsch',
  phrases: {
    password: [
      'passwort|passworter|passwortes|passworts|kennwort|kennworter|kennwortes|kennworts|pw|pwd|pass|passwd|kw|anmeldekennwort|windows-passwort|windows-kennwort|windowspasswort|windowskennwort|ad-kennwort|ad-passwort|ad-konto',
    ],
    account: [
      'konto|konten|account|accounts|benutzerkonto|benutzerkonten|ad-konto|ad-account|zugang|zugange|userkonto|useraccount|anmeldung|login|windows-konto',
    ],
    person: [
      'benutzer|benutzers|benutzerin|nutzer|nutzers|nutzerin|user|users|anwender|anwenders|anwenderin|kollege|kollegen|kollegin|mitarbeiter|mitarbeiters|mitarbeiterin|person|jemand|jemanden|jemandem|azubi|praktikant|praktikantin|kunde|kundin|kunden',
    ],
    pronoun: [
      'er|sie|ihn|ihm|ihr|ihre|ihren|ihrem|ihrer|sein|seine|seinen|seinem|seiner|mein|meine|meinen|meinem|meiner|mich|mir|ich|wir|uns|unser|unsere|dein|deine|es',
    ],
    subject: ['ich|wir|er|ihr'],
    thing: ['es|das|diese|dieses'],
    label: [
      'benutzername|benutzernamen|anmeldename|anmeldenamen|loginname|kennung|userkennung|name|namens|user|benutzer|konto|account|mail|e-mail|adresse|mailadresse|upn|login',
    ],
    accountName: ['gast|administrator|empfang'],
    employeeNumber: [
      'personalnummer|mitarbeiternummer|personalnr|mitarbeiternr|pnr|persnr|personal-nr|mitarbeiter-nr|mitarbeiter-id|mitarbeiter',
    ],
    ticket: [
      'ticket|tickets|ticketnummer|ticketnr|ticket-nr|vorgang|vorfall|incident|fall|referenz|stoerung|storung|auftrag|auftragsnummer',
    ],
    request: ['anfrage|antrag|vorgang|anforderung'],
    system: ['cloud|azure|entra|ad|outlook|windows|teams|office|domane|domain|tenant'],

    reset: [
      'zurucksetzen|rucksetzen|zuruckzusetzen|rucksetzung|zurucksetzung|zuruecksetzen|ruecksetzen|zurueckzusetzen|ruecksetzung|zuruecksetzung|neusetzen|reset|resetten|reseten|resetet|resettet|passwort-reset|passwortreset|kennwort-reset|kennwortreset|pw-reset|pwreset|passwortzurucksetzung|kennwortzurucksetzung|passwortrucksetzung|kennwortrucksetzung',
      'setze|setz|setzt|setzen ~ zuruck|zurueck|neu|auf',
      '@password ~ neu setzen|vergeben|machen|erstellen|anlegen|ausstellen',
      '@password ~ andern|aendern|neusetzen|erneuern|wechseln|neuvergeben',
      'muss|soll|sollte ~ @password ~ andern|aendern|wechseln',
      'andere|aendere|erneuere|wechsle ~ @password',
    ],
    resetDone: [
      'zuruckgesetzt|zurueckgesetzt|neugesetzt|resettet|resetet|geresetet|geresettet',
      'neu gesetzt|vergeben',
    ],
    newPassword: [
      'neues|neue|neuen|frisches|temporares|temporaeres|vorlaufiges|vorlaeufiges|einmaliges|anderes|initiales ad|windows? @password',
      'einmalpasswort|einmalkennwort|initialpasswort|initialkennwort|startpasswort|startkennwort|ubergangspasswort|temp-passwort',
    ],
    forgotPassword: [
      '@password ~ vergessen|verloren|verlegt|entfallen',
      'vergessen|verloren|verlegt|vergass ~ @password',
      'weiss|kennt|erinnert ~ @password ~ nicht|nimmer',
      'weiss|kennt|erinnert sich|sein|ihr|das|nicht? ~ nicht ~ @password',
      '@password ~ nicht mehr',
    ],
    unlock: [
      'entsperren|entsperre|entsperrung|entsperr|freischalten|freischaltung|kontoentsperrung|entblocken|entblockieren|entriegeln|freizuschalten|unlocken',
      'schalte|schalt|schaltet ~ frei',
      'gesperrt ~ freigeben',
      'sperre|sperrung|kontosperre|kontosperrung|lockout|lock ~ aufheben|entfernen|losen|loesen|zurucksetzen|zuruecksetzen|raus',
      'hebe|heb|loese|lose|entferne ~ sperre|sperrung|kontosperre|lockout|lock',
    ],
    unlockDone: ['entsperrt|freigeschaltet|entblockt|entriegelt'],
    sync: [
      'sync|synchronisiert|synchronisieren|synchronisierung|synchronisation|synchronisierungsstatus|synchronisationsstatus|sync-status|syncstatus|synchron|synct|gesynct|gesyncht|syncht|syncen|repliziert|replizieren|replikation|replikationsstatus|abgeglichen|abgleich|passwort-hash|kennworthash|passworthash',
      'ubertragen|uebertragen|angekommen|ankommen|drin|da|sichtbar|exportiert|ubernommen|uebernommen ~ cloud|azure|entra|o365|m365|tenant',
      'cloud|azure|entra|o365|m365|365|tenant ~ ubertragen|uebertragen|angekommen|ankommen|drin|ubernommen|uebernommen|gelandet|da|aktualisiert|sichtbar|gultig|gueltig|aktiv|bekannt|geschafft',
      'kommt|kam|kommen|gekommen|ist|sind ~ cloud|azure|entra|o365|m365 an|schon|noch|angekommen|da|drin',
      'schon|bereits|noch in|bei|nach der|die|dem|im? cloud|azure|entra|o365|m365',
      'altes|alte|alten|alter ~ @password ~ noch|weiterhin|immer',
      'noch ~ altes|alte|alten @password',
      'neue|neues|neuen @password ~ nur|nicht|aber ~ cloud|outlook|teams|online|o365|m365',
    ],
    diagnose: [
      'diagnose|diagnostiziere|diagnostizieren|analysiere|analysieren|untersuche|untersuchen|fehleranalyse|ursache|ursachen|kontodiagnose|kontostatus|anmeldeanalyse',
      'warum|wieso|weshalb|weswegen ~ nicht|gesperrt|deaktiviert|blockiert|abgelaufen|ausgesperrt|abgelehnt|fehl|fehler',
      'warum|wieso|weshalb ~ kann|klappt|geht|kommt|funktioniert|ist|wird',
      'woran|wodurch ~ liegt|hakt|hangt|haengt|scheitert|gesperrt',
      'was ist|stimmt|hat|fehlt ~ los|nicht|falsch|kaputt|konto',
      'was ist mit|bei ~ konto|account|login|los',
      'was blockiert|hindert|verhindert|sperrt',
      'status ~ konto|account|kontos|benutzerkonto|benutzers',
      'lauft|laeuft|wann|ist|wurde ~ konto|@password ~ ab|abgelaufen|ablaufen',
      'wann|ob lauft|laeuft|lauft ~ ab',
      'pruf|prufe|prufen|pruefe|pruefen|check|checke|schau|schaue|bitte ~ warum|wieso|weshalb|anmeldung|login|sperre|konto',
    ],
    symptom: [
      'nicht|nimmer|kann|mehr|keine ~ anmelden|einloggen|anmeldung|rein|reinkommen|login|arbeiten|zugreifen|verbinden|auf|einwahlen|offnen|oeffnen',
      'kommt|komme|kommen|kam ~ nicht|nimmer mehr? rein|ins|in|an|auf|ran|durch',
      'kann|konnte|kannst sich|mich? ~ nicht|nimmer ~ anmelden|einloggen|zugreifen|verbinden',
      'anmeldeproblem|anmeldeprobleme|anmeldefehler|loginproblem|loginprobleme|loginfehler|login-problem|login-probleme|anmeldeschwierigkeiten|zugriffsproblem|zugriffsprobleme',
      'probleme|problem|fehler|schwierigkeiten beim|mit|bei|am der|dem|die? anmelden|anmeldung|einloggen|login',
      'anmeldung|login|anmelden|einloggen ~ schlagt|schlaegt|fehlgeschlagen|fehl|nicht|unmoglich|unmoeglich|fehler|verweigert|abgelehnt|scheitert|klappt|geht|problem|probleme|kaputt',
      'ausgesperrt|zugriff verweigert',
      'kein|keinen|keine zugriff|login|anmeldung|zugang',
      'bekommt|bekomme|kriegt|erhalt|erhaelt|hat ~ fehler|fehlermeldung|meldung',
      'wird|werde|ist standig|staendig|immer|dauernd|wieder|dauerhaft|andauernd|laufend ~ gesperrt|ausgesperrt|abgemeldet',
      'sperrt sich',
      '@password ~ nicht akzeptiert|angenommen|erkannt',
      '@password ~ funktioniert|geht|klappt nicht',
      'outlook|mail|mails|postfach|teams ~ nicht offnen|oeffnen|auf|starten',
      'kontosperrung|kontosperrungen|sperrungen|aussperrung',
    ],
    state: [
      'gesperrt|deaktiviert|abgelaufen|blockiert|aktiv|inaktiv|aktiviert|gultig|gueltig|frei|offen|geschlossen|kontosperre|gesperrtes',
    ],
    sweep: [
      'ablaufbericht|ablaufreport|ablauf-report|ablaufliste|kontenubersicht|kontenuebersicht|sammelprufung|sammelpruefung|gesamtprufung|gesamtpruefung|ablaufprufung|ablaufpruefung|massenprufung',
      'bericht|report|liste|ubersicht|uebersicht|auswertung|scan|prufung|pruefung uber|ueber|aller|alle|der|von|zu|mit|fur|fuer ~ konten|accounts|benutzer|user|nutzer|passworter|kennworter',
      'liste|zeige|zeig|gib|welche|alle|finde|suche|auflisten|wieviele|viele ~ konten|accounts|benutzer|user|nutzer|benutzerkonten ~ abgelaufen|abgelaufene|deaktiviert|aktiv|noch|cloud|nie|gesperrt|entra|betroffen|betroffene|anmelden|lauft|laeuft',
      'abgelaufene|abgelaufenen|abgelaufener|betroffene|betroffenen ad|synchronisierte|aller? konten|accounts|benutzer|user|nutzer',
      'konten|accounts|benutzer|user|nutzer ~ ablauf|abgelaufen|abgelaufenem|abgelaufenen|nie',
      'wer|welche ~ abgelaufen|gesperrt|deaktiviert ~ aber|noch|cloud|entra',
      'alle|allen benutzer|benutzern|konten|user|nutzer ~ ohne|mit|deren|die',
    ],
    approvals: [
      'freigaben|genehmigungen|freigabeliste|genehmigungsliste|freigabewarteschlange|genehmigungsanfragen|freigabeanfragen|genehmigungsantrage|freigabeantrage',
      'offene|offenen|ausstehende|ausstehenden|wartende|wartenden|anstehende|unbearbeitete ~ anfragen|antrage|antraege|freigaben|genehmigungen|requests|resets|anforderungen|vorgange|freigabe|genehmigung',
      'wartet|warten|liegt|steht|stehen|gibt|habe|muss|ist|sind|was ~ freigabe|genehmigung|freigeben|genehmigen|freizugeben|genehmigt|freigegeben|zustimmung',
      'was|welche|anfragen|antrage|resets ~ warten|wartet|ausstehen|aussteht|offen|aus',
    ],
    audit: [
      'verlauf|historie|protokoll|protokolle|anderungsverlauf|aenderungsverlauf|anderungshistorie|auditlog|audit-log|auditprotokoll|nachverfolgung|nachweis|aufzeichnungen|protokolliert|aktivitaten|aktivitaeten|audit|chronik|logbuch|anderungsprotokoll|aenderungsprotokoll',
      'wer hat|hatte|war ~ gemacht|geandert|geaendert|angefasst|beantragt|genehmigt|freigegeben|bearbeitet|angefordert|veranlasst|durchgefuhrt|durchgefuehrt|getan|bestellt|ausgelost',
      'was wurde|ist|hat ~ gemacht|geandert|geaendert|passiert|geschehen|protokolliert|getan',
      'letzte|letzten|letzter|bisherige|bisherigen|fruhere|fruheren|fruehere|frueheren|vorherige|alle|welche ~ resets|zurucksetzungen|ruecksetzungen|zuruecksetzungen|entsperrungen|anderungen|aenderungen|aktionen|passwortresets|kennwortresets|passwort-resets',
      'letzte|letzter|letzten|letztes @password? reset|zurucksetzung|zuruecksetzung|entsperrung|passwort-reset|passwortreset|anderung|aenderung',
      'wann wurde|hat|war|ist ~ zuletzt|letzte|letzten|letztes|zuruckgesetzt|zurueckgesetzt|entsperrt|freigeschaltet|geandert|geaendert',
    ],
    help: [
      'hilfe|befehle|befehl|kommandos|anleitung|hilf|bedienung|funktionen|befehlsubersicht|befehlsliste|moglichkeiten|moeglichkeiten',
      'was kannst|konnen|koennen|machst|weisst|kann|tust|macht du|sie|dieser|der|ich|man|alles?',
      'wie funktioniert|geht|benutze|bediene|verwende|nutze|arbeitet das|dies|dieser|der|ich|du|man|es|hier?',
      'wie kann|muss|soll|frage|starte|beantrage|setze|entsperre ich|man',
      'was fur|fuer befehle|moglichkeiten|funktionen',
      'wobei|womit ~ helfen',
    ],

    negation: ['nicht|nie|niemals|kein|keine|keinen|keinesfalls|keineswegs|ohne|nein|nimmer|keiner|nichts'],
    prohibition: ['nicht|niemals|nie', 'auf keinen fall', 'bloss nicht', 'bitte nicht'],
    encouragement: ['nicht vergessen|zogern|zoegern', 'nicht nur|bloss'],
    notNegation: [
      'nicht|nicht nur|bloss|allein',
      'kann|konnte|kannst|lasst|laesst|geht|funktioniert|klappt|kommt|kommen|komme|weiss|kennt|erinnert|akzeptiert|passt|findet|darf ~ nicht|nimmer|nichts|keine|kein|keinen|nie',
      'nicht|nimmer|nichts mehr? anmelden|einloggen|rein|erinnern|zugreifen|weiss|arbeiten',
      'nicht mehr',
      'kein|keine|keinen problem|zugriff|eile|zugang|stress|ahnung|login|anmeldung',
      'wenn|falls nicht',
      'warum|wieso|weshalb|kannst|konntest|konnen|noch ~ nicht',
      'vergiss|vergessen nicht',
    ],
    contrast: ['nur|sondern|aber|stattdessen|lediglich|bloss|doch|jedoch|lieber'],
    hypothetical: [
      'was passiert|passieren|geschieht|ware|waere|wurde ~ wenn|falls|bei',
      'wenn|falls|sofern|ob|angenommen|vielleicht|eventuell|gegebenenfalls|ggf',
      'soll|sollen|sollte|sollten|darf|durfen|duerfen|kann|muss|mussen|muessen|konnte|koennte ich|wir|man|er|es',
      'ware|waere|wurde|wuerde|hatte|haette es|ein|eine|das|man',
      'ich|wir wurde|wuerde|konnte|koennte|sollte|werde|werden|wollte',
    ],
    politeness: [
      'wenn|falls du|ihr|sie|es|moglich|moeglich|zeit|geht|jemand ~ kannst|konntest|konnt|mogt|moglich|moeglich|geht|passt|hast|habt|zeit|konnen|koennen|mal|kann',
      'wenn|falls moglich|moeglich|geht|notig|noetig',
      'kann|konnte|koennte mir|uns|bitte|jemand|einer|mal',
      'kann|konnte|koennte|durfte|darf ich|wir bitte|ein|um|mal',
      'ware|waere|wurde|wuerde ~ nett|toll|super|lieb|prima|dankbar|gut|freundlich|freuen|hilfreich',
      'ich brauche|brauchte|braeuchte|benotige|benoetige|mochte|moechte',
    ],
    cancel: [
      'abbrechen|stornieren|storniere|zuruckziehen|zurueckziehen|widerrufen|annullieren|abbruch|storno|stoppen|stoppe|verwerfen|ruckgangig|rueckgangig|rueckgaengig',
      'breche|brich|ziehe|zieh|nimm ~ ab|zuruck|zurueck',
      'vergiss',
      'nicht mehr notig|noetig|notwendig|erforderlich|gebraucht',
      'warte|warten|noch mit|nicht',
    ],
    retraction: ['doch nicht', 'nein , warte|halt|stopp', 'vergiss|vergesst es|das', 'hat sich erledigt', 'nein doch'],
    done: [
      'bereits|gestern|vorhin|eben|erledigt|gemacht|fertig|vorgestern|abgeschlossen|erfolgreich|zuletzt',
      'wurde|wurden|worden|habe|haben|hat|hatte|ist|sind ~ schon|bereits|erledigt|worden|gerade|eben|gestern|heute',
      'vor ~ minuten|minute|stunden|stunde|tagen|min|std|tag|woche',
      'nach|seit dem|der|einem|deinem|seinem|ihrem @reset',
      'schon|bereits @reset|@resetDone|@unlockDone',
      'danke fur|fuer das? ~ @reset|@unlock',
    ],
    resolved: [
      'wieder da|drin|frei|ok',
      'geht|klappt|funktioniert wieder|jetzt',
      'alles gut|klar|erledigt',
      'hat sich erledigt',
      'erledigt',
    ],
    manner: [
      'schnell|kurz|einmal|mal|nochmal|nochmals|erneut|wieder|jetzt|heute|sofort|direkt|gleich|dringend|komplett|vollstandig|neu|neues|neuen|auch|eben|so|dann|noch|einfach|nun|folgende|folgenden|beide|beiden|drei|zwei',
    ],
    keepNewPassword: [
      'ohne|kein|keine|keinen erzwungene|erzwungenen|erzwungener|erzwungenes|zwang|anderungszwang|zwangsanderung|kennwortanderung|passwortanderung|passwortwechsel|kennwortwechsel|erzwingung|erzwingen',
      'ohne|kein|keine ~ andern|anderung|wechsel ~ anmeldung|login|erzwingen|anmelden|zwingen',
      'muss|soll|braucht es|ihn|sie|das|er? ~ nicht ~ andern|wechseln',
      'nicht ~ andern mussen|muss|zu mussen?',
      'anderung ~ nicht erzwingen|erforderlich|notig',
    ],
    please: ['bitte|dringend'],
    need: [
      'muss|mussen|muessen|soll|sollen|brauche|brauchen|braucht|benotigt|benoetigt|benotige|benoetige|mochte|moechte|kannst|konntest|koenntest|konnt|konnen|koennen|konnten|koennten|wurdest|wuerdest|sollte|will|bitten|braeuchte|brauchte|gib|gebt|geben|mach|macht|fordere|werden',
      'kann|konnte|koennte mir|uns|bitte|jemand|einer|mal',
    ],
    whoDid: [
      'wer|wem|wessen',
      'von|durch wem|wen',
      'wann wurde|hat|war|ist',
      'wie oft',
      'welcher|welche techniker|kollege|mitarbeiter|admin|technikerin',
    ],
    didIt: [
      'wurde|wurden|hat|haben|habt|hast|ist ~ schon|bereits|heute|gestern|jemand|zuruckgesetzt|zurueckgesetzt|entsperrt|worden',
    ],
    howTo: [
      'wie kann|setze|setzt|entsperre|entsperrt|muss|soll|wird|beantrage|geht ich|man|du|ein|eine?',
      'wie funktioniert|lauft|laeuft',
    ],

    bulk: [
      'alle|allen|aller|jeden|jeder|jedes|samtliche|saemtliche|samtlicher|saemtlicher|mehrere|jedem ~ konten|accounts|benutzer|benutzern|user|usern|nutzer|kennworter|passworter|passwoerter|kennwoerter|mitarbeiter|mitarbeitern|kollegen|leute|abteilung|team|passwort|kennwort|konto|anfragen|antrage|freigaben|azubis|gesperrten|benutzerkonten',
      'alle|allen|jeden|alles|samtliche|saemtliche|sammtliche',
      'massenreset|massen-reset|sammelreset',
    ],
    group: [
      'die|der|des|unsere|ganze|gesamte|gesamten|ganzen|dem ~ abteilung|team|firma|belegschaft|gruppe|domane|domaene|ou|organisation|standort',
      'abteilung|abteilungen|belegschaft|konten|accounts|passworter|kennworter',
    ],
    outOfScope: [
      'mfa|2fa|authenticator|drucker|handy|smartphone|telefon|diensthandy|wlan|wifi|tur|tuer|turen|raum|besprechungsraum|schrank|spind|tresor|monitor|bildschirm|router|beamer|scanner|pin|puk|sim|simkarte|token|bitlocker|laptop|notebook|rechner|computer|server|postfach|kalender|schlussel|schluessel|garage|parkplatz|schranke|auto|fahrrad|kaffeemaschine|maschine|website|seite|datei|dateien|ordner|datenbank|sap|jira|app|gerat|geraet|tablet|ipad|iphone|browser|cache|einstellungen|lebensgeister|zutrittskarte|ausweis|authentifizierung|zwei-faktor|zweifaktor|mehrfaktor',
      'lokale|lokaler|lokales|lokalen ~ admin|administrator|adminkennwort|adminpasswort|admin-kennwort|admin-passwort|administratorkonto',
      'wlan-passwort|wlan-kennwort|wlanpasswort|wlankennwort|adminkennwort|adminpasswort|druckerpasswort',
    ],
    outOfScopeSync: [
      'onedrive|kalender|dateien|handy|kontakte|ordner|smartphone|uhr|iphone|fotos|delta|delta-sync|zyklus',
      'starte|start|erzwinge|erzwingen|starten|anstossen|triggern|stosse ~ sync|synchronisierung|synchronisation|abgleich',
      'synchronisierung|synchronisation|sync|abgleich ~ starten|anstossen|erzwingen|auslosen|ausloesen|triggern',
    ],
    otherAction: [
      'deaktiviere|deaktivieren|losche|loschen|loesche|loeschen|erstelle|erstellen|anlegen|aktiviere|aktivieren|bestelle|bestellen|buche|buchen|installiere|installieren|verschiebe|verschieben|verlangern|verlaengern|verlangere|hinzufugen|hinzufuegen|genehmige|genehmigen|freigeben|ablehnen|sperre|sperren|umbenennen|einrichten|richte|entferne|neustarten|starte',
      'lege|leg ~ an',
      'gib|gebt ~ frei|rechte|zugriff|lizenz|adminrechte',
      'andere|aendere|andern|aendern ~ telefonnummer|nummer|nachnamen|namen|abteilung|adresse',
    ],
    wantsSecret: [
      'sag|sage|zeig|zeige|nenn|nenne|verrate|verrat|schick|schicke|sende|gib ~ @password',
      'wie|was ist|lautet|heisst|war ~ @password',
      'kennst|weisst|siehst ~ @password',
      'aktuelles|aktuelle|derzeitiges|momentanes|aktuellen @password',
    ],
    smallTalk: [
      'witz|witze|gedicht|wetter|mittagessen|mittag|kaffee|bier|kuchen|feierabend|wochenende|urlaubsbilder|lustig|doof|blod|bloed|nervt|nerven|haha|geburtstag|film|hunger|langweilig',
    ],

    reason: [
      'weil|wegen|aufgrund|denn|grund|begrundung|begruendung',
      'grund|begrundung|begruendung :|ist|-',
      'da er|sie|ihr|sein|die|der|das|es|wir|ihm|sich|nach|nutzer|user|benutzer',
    ],
    greeting: [
      'hallo|moin|servus|hi|hey|liebe|lieber|liebes|gruss|grussgott|tag|morgen|mahlzeit|huhu',
      'guten|gute morgen|tag|abend|nacht',
      'gruss gott',
    ],
    thanks: [
      'danke|dank|dankeschon|dankeschoen|merci|vg|lg|mfg|gruss|grusse|gruesse|viele|thx',
      'vielen|besten|herzlichen dank',
      'viele|liebe|beste|schone grusse|gruesse',
    ],
    honorific: ['herr|herrn|frau|dr|prof|fraulein|fr|hr'],
    particle: ['von|zu|zur|vom|van|der|den'],
    determiner: [
      'der|die|das|den|dem|des|ein|eine|einen|einem|einer|dieser|diese|dieses|diesen|diesem|unser|unsere|unseren|unserem',
    ],
    toPerson: [
      'von|vom|fur|fuer|bei|beim|mit|zu|zum|uber|ueber|betreffend|bzgl|betrifft|betr|wg|namens|der|dem|des|den|an',
    ],
    predicate: [
      'ist|hat|kann|konnte|kommt|braucht|will|wird|wurde|war|weiss|benotigt|benoetigt|vergass|mochte|moechte|bekommt|kriegt|sagt|meldet|geht|hatte|sich|nicht|schon|entsperren|zurucksetzen|freischalten|gesperrt|ein|das|sein|ihr|bitte|synchronisiert|noch|und|heute|seit|wieder|hangt|haengt|schafft|darf|zuletzt|neues|das|mal|anzeigen|prufen|pruefen|diagnostizieren|untersuchen|analysieren|angemeldet|im|in|auf|aus|am|den|synchron',
    ],
    onPerson: [
      'gib|gibt|geben|lass|lasse|mach|setz|setze|ist|hat|kann|wurde|wird|sich|warum|wieso|weshalb|konto|mal|bitte|kannst|konntest|du|sie|braucht|entsperre|prufe|pruefe|pruf|untersuche|analysiere|diagnostiziere|zeige|zeig|ob|wenn|dass|kommt|was|schalte|schalt|hilf|hilft|blockiert|sperrt|hindert|war|an|ich|wann|muss|soll|synchronisiert|darf|also|dann|jetzt|bei',
    ],
    and: ['und|sowie|plus|u|bzw'],
    asker: [
      'chef|chefin|vorgesetzter|vorgesetzte|teamleiter|teamleiterin|abteilungsleiter|abteilungsleiterin|sekretarin|sekretaerin|antragsteller|melder|anforderer|anruferin|anrufer',
      'im auftrag von',
      'hier ist|spricht',
      'ich bin',
      'mein name ist',
      'sagt|bat|bittet|rief|ruft|meldete|fragte|fragt|mochte|gemeldet|angerufen|bestatigt ~ an|wissen|mich|uns|ob|dass|um|von',
      'laut|gemass|gemaess|gruss|lg|vg|mfg|cc',
    ],
    machine: ['rechner|computer|server|pc|laptop|notebook|maschine|gerat|geraet'],
    time: [
      'gestern|heute|morgen|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|letzter|letzte|letztem|kurzem',
    ],
    numberWord: ['nr|nummer|id|no'],
  },
  ordinaryWords: `reinkommt reinkommen rauskommt aber ab abend acht alle alles als also alt alte am an andere anderen anders anfang angeblich anmelden anruf arbeit arbeiten auch auf aufgabe aus ausser bald bei beide beiden beim beispiel bekommen
    benutzt besser bin bis bisher bitte bleibt braucht büro bürokollegin chef da dabei dadurch dafür dagegen daher dahin damit danach dann daran darauf darf darüber darum das dass davon dazu dein dem den denn der deren
    derzeit des deshalb dessen dich die dienst dies diese diesem diesen dieser dieses dir direkt doch doppelt dort drei dringend du durch dürfen eben egal eigentlich eilig eilt ein eine einem einen einer eines einfach einmal eins
    einzige ende endlich er erneut erst erste ersten es etwas euch euer falsch falsche falschen fast fehler fehlermeldung fehlgeschlagen feierabend fertig filiale fragen frage freut früh früher fünf für ganz ganze gar geändert geben gegangen gegen
    gehen geht gekommen genau gerade gern gerne gestern gesund gibt ging gleich glaube gleiche gut gute guten habe haben halt hat hatte hätte heißt helfen her heraus heute hier hin hinter hoch home homeoffice ich ihm ihn
    ihnen ihr ihre ihrem ihren ihrer im immer in indem innerhalb ins irgendwas irgendwie ist ja jahr je jede jedem jeden jeder jedoch jemand jetzt kam kann kaputt kaum kein keine keinen kennt klappt klar kleine komisch kommen kommt können könnt könnte kollegen kurz
    lang lange länger lassen läuft laut leider letzte leute lieber liegt links los machen macht mal man manchmal mehr mehrfach mehrmals mein meine meinem meinen meldet melden meldung mich minuten mit mitarbeiter mittag möchte möglich morgen muss müssen nach nachdem nachricht nächste namen
    natürlich neben nehmen nein neu neue neuem neuen neuer neues nicht nichts nie niemand noch nochmal nochmals normal nun nur ob obwohl oder offen oft ohne ok paar per platz plötzlich post probiert probleme prüfen prüfe raus recht rechts rein richtig ruft
    sache sagen sagt schaue schauen schicht schlecht schnell schön schöne schönen schönes schon schreiben schrieb sechs sehr sein seine seinem seinen seiner seit seitdem selbst selber sich sicher sie sieht sind sitzt so sofort sogar soll sollen sollte sondern sonst
    später stand standort statt steht stelle stimmt stunde stunden tag tage tagen team termin trotz trotzdem tun über überall überhaupt um unbekannt und ungültig uns unser unten unter urlaub vergessen verloren versteht versucht versuche viel viele vielen vielleicht vier voll vom von vor vorbei vorhanden
    vorher wann war wäre waren warte warten warum was weg wegen weiter weiterhin weiß welche welchem welchen welcher welches wenig weniger wenn wer werde werden weshalb wichtig wie wieder wieso will wir wird wo woche wochen wofür woher wohl wollen worden wurde wurden würde zehn zeigen zeit
    zu zuerst zugriff zum zur zurück zusammen zuletzt zwar zwei zweimal zweite zwischen anmeldung abgelaufen elternzeit krank krankheit rückkehr wiedereinstieg geräte wechsel gewechselt gesperrt eingegeben
    buchhaltung vertrieb einkauf personal personalabteilung lager produktion verwaltung empfang marketing entwicklung support zentrale außendienst werk halle etage stock
    telefon telefonisch persönlich persoenlich ausweis identität geprüft bestätigt montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni juli august september oktober november dezember
    nächsten nächster nächstes vertippt wieder-da bank dreimal viermal kantine zimmer büros flur treppe auto bahn zug flug messe kunde kunden besprechung meeting chefin server sperren telefonat rückruf bescheid schicht frühschicht spätschicht nachtschicht beispielsweise voraussichtlich versehentlich aktuell momentan ist's geht's gibt's hab habs isses nen ne nem mach machs schönes tschüss ciao super prima klasse toll okay genau stimmt`,
  oftenMisspelt:
    'abgelaufen abgelaufene ablaufbericht anmelden anmeldung befehle bericht deaktiviert diagnose einloggen entsperren entsperrt entsperrung freigaben freischalten genehmigungen gesperrt kennwort konto passwort protokoll rücksetzen synchronisation synchronisiert vergessen verlauf warum zurückgesetzt zurücksetzen',
  elisions: [],
  adverbEndings: ['weise'],
  signOffs: [
    'mit freundlichen grüßen',
    'mit freundlichem gruß',
    'mit freundlichen gruessen',
    'freundliche grüße',
    'viele grüße',
    'beste grüße',
    'liebe grüße',
    'schöne grüße',
    'herzliche grüße',
    'viele gruesse',
    'beste gruesse',
    'liebe gruesse',
    'mfg',
    'vg',
    'lg',
    'gruß',
    'grüße',
    'gruss',
    'danke',
    'vielen dank',
    'danke und gruß',
    'besten dank',
    'danke dir',
    'von meinem iphone gesendet',
    'gesendet von',
    'gesendet mit',
    'von meinem',
  ],
  quoteHeaders: [
    ['am', 'schrieb:'],
    ['von:', ''],
    ['-----ursprüngliche nachricht', ''],
    ['anfang der weitergeleiteten', ''],
  ],
};
