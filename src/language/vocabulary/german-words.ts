/** Everyday words in alphabetical order: none of them is an account. */
export const germanWords = `
  ab abend aber abgelaufen acht aktuell alle alles als also alt alte am an andere anderen anders anfang angeblich
  anmelden anmeldung anruf april arbeit arbeiten auch auf aufgabe august aus ausser ausweis auto außendienst bahn bald
  bank bei beide beiden beim beispiel beispielsweise bekommen benutzt bescheid besprechung besser bestätigt bin bis
  bisher bitte bleibt braucht buchhaltung büro bürokollegin büros chef chefin ciao da dabei dadurch dafür dagegen
  daher dahin damit danach dann daran darauf darf darum darüber das dass davon dazu dein dem den denn der deren
  derzeit des deshalb dessen dezember dich die dienst dienstag dies diese diesem diesen dieser dieses dir direkt doch
  donnerstag doppelt dort drei dreimal dringend du durch dürfen eben egal eigentlich eilig eilt ein eine einem einen
  einer eines einfach eingegeben einkauf einmal eins einzige elternzeit empfang ende endlich entwicklung er erneut
  erst erste ersten es etage etwas euch euer falsch falsche falschen fast februar fehler fehlermeldung fehlgeschlagen
  feierabend fertig filiale flug flur frage fragen freitag freut früh früher frühschicht fünf für ganz ganze gar geben
  gegangen gegen gehen geht geht's gekommen genau geprüft gerade gern gerne geräte gesperrt gestern gesund gewechselt
  geändert gibt gibt's ging glaube gleich gleiche gut gute guten hab habe haben habs halle halt hat hatte heißt helfen
  her heraus heute hier hin hinter hoch home homeoffice hätte ich identität ihm ihn ihnen ihr ihre ihrem ihren ihrer
  im immer in indem innerhalb ins irgendwas irgendwie isses ist ist's ja jahr januar je jede jedem jeden jeder jedoch
  jemand jetzt juli juni kam kann kantine kaputt kaum kein keine keinen kennt klappt klar klasse kleine kollegen
  komisch kommen kommt krank krankheit kunde kunden kurz können könnt könnte lager lang lange lassen laut leider
  letzte leute lieber liegt links los länger läuft mach machen machs macht mai mal man manchmal marketing meeting mehr
  mehrfach mehrmals mein meine meinem meinen melden meldet meldung messe mich minuten mit mitarbeiter mittag mittwoch
  momentan montag morgen muss märz möchte möglich müssen nach nachdem nachricht nachtschicht namen natürlich ne neben
  nehmen nein nem nen neu neue neuem neuen neuer neues nicht nichts nie niemand noch nochmal nochmals normal november
  nun nur nächste nächsten nächster nächstes ob obwohl oder offen oft ohne ok okay oktober paar per persoenlich
  personal personalabteilung persönlich platz plötzlich post prima probiert probleme produktion prüfe prüfen raus
  rauskommt recht rechts rein reinkommen reinkommt richtig ruft rückkehr rückruf sache sagen sagt samstag schaue
  schauen schicht schlecht schnell schon schreiben schrieb schön schöne schönen schönes sechs sehr sein seine seinem
  seinen seiner seit seitdem selber selbst september server sich sicher sie sieht sind sitzt so sofort sogar soll
  sollen sollte sondern sonntag sonst sperren später spätschicht stand standort statt steht stelle stimmt stock stunde
  stunden super support tag tage tagen team telefon telefonat telefonisch termin toll treppe trotz trotzdem tschüss
  tun um unbekannt und ungültig uns unser unten unter urlaub vergessen verloren versehentlich versteht versuche
  versucht vertippt vertrieb verwaltung viel viele vielen vielleicht vier viermal voll vom von vor voraussichtlich
  vorbei vorhanden vorher wann war waren warte warten warum was wechsel weg wegen weiter weiterhin weiß welche welchem
  welchen welcher welches wenig weniger wenn wer werde werden werk weshalb wichtig wie wieder wieder-da wiedereinstieg
  wieso will wir wird wo woche wochen wofür woher wohl wollen worden wurde wurden wäre würde zehn zeigen zeit zentrale
  zimmer zu zuerst zug zugriff zuletzt zum zur zurück zusammen zwar zwei zweimal zweite zwischen über überall
  überhaupt
`;
