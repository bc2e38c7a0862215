/** Everyday words in alphabetical order: none of them is an account. */
export const frenchWords = `
  a a-t-elle a-t-il abord absence accident accueil accès achats actuel actuellement afin agence ai aimerait alors
  ancien ancienne août apres après arrive arrêt arrêté as assez au aucun aucune aujourd'hui auparavant auquel aurait
  aussi autour autre autres aux avait avant avec avez avoir avons avril bas bcp beaucoup bien bientôt bon bonne bonnes
  bonsoir bureau c'est car cas cause cdt ce ceci cela celle celui ces cet cette ceux chaque chez chose ci clair code
  collègue combien comme comment complet compris comptabilité compte congé congés connecter connexion contre coup
  cours d'accord dans de demain demande depuis dernier dernière derrière des dessous deux devant devrait dimanche dire
  direction dit dites dois doit donc donne dont du durant dès début décembre déjà elle elles en encore enfin ensuite
  entre envoyé est est-ce est-elle est-il et eu eux exact faire fait faites faut fin fois font forme fort francais
  février grand groupe haut heure heures hier hors humaines ici identité il ils impossible info informatique j'ai
  jamais janvier je jeudi jour journée jours juillet juin jusqu'à juste l'a laisser le les leur lieu ligne loin long
  lors lui lundi là ma madame mai maintenant mais mal malade maladie marché mardi mars maternité matin mauvais me
  meilleur merci mercredi mes message mettre midi mieux mis moi moins mois moment mon monde monsieur même ne ni nom
  nombre non nos notre nous nouveau nouvel nouvelle novembre octobre ok on ont or ou oui outre ouverture ouvrir où par
  parfois parler pas passé pause pb pbs pendant pense personne petit peu peut peut-elle peut-il peux physiquement
  plaisir plaît plus plusieurs plutôt point possible poste pour pourquoi pouvez pouvoir premier prend presque problème
  production près prêt puis qu qu'est-ce qu'il quand que quel quelle quelqu'un quelque quelques qui quoi rapidement
  rdv refuse rentre rentrée ressources reste retour retrouve reçu rien sa sais sait salle samedi sans se semaine
  septembre sera serait service ses seul seulement si sien signalé site siège soir sont sous souvent stp suis suite
  sur surtout svp synchronisation t'es ta tard tel temps tenté tes toi ton toujours tour tous tout toute toutes
  travail travailler trois trop trouve très tu téléphone tôt un une urgence urgent usine utilise va vacances vais vas
  vendredi ventes vers veut veux vient vite voici voilà voir vont vos votre vous vrai vraiment vérifiée week-end
  y-a-t-il à ça équipe étage étaient était été être
`;
